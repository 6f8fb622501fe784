/** What other rooms may know of identity. */
export { type Actor, actorKey, authorise, jobActor } from './domain/actor';
export { type Permission, roleMay } from './domain/permissions';
