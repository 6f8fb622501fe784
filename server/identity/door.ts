/** What other rooms may know of identity. */
export { type Actor, actorKey, authorise, jobActor } from './domain/actor';
export {
  type Access,
  keyMayHold,
  merchantScopes,
  type Permission,
  platformScopes,
  roleMay,
} from './domain/permissions';
