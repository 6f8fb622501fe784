/** What other rooms may know of identity. */
export { type Actor, actorKey, authorise, jobActor } from './domain/actor';
export { merchantScopes, type Permission, platformScopes, roleMay } from './domain/permissions';
