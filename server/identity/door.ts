/** What other rooms may know of identity. */
export { authorisePerson } from './domain/acting-person';
export { type Actor, actorKey, asPerson, authorise, jobActor } from './domain/actor';
export { MIN_PASSWORD_LENGTH } from './domain/password-policy';
export {
  type Access,
  keyMayHold,
  merchantScopes,
  type Permission,
  platformScopes,
  roleMay,
} from './domain/permissions';
export { SESSION_MS } from './domain/session';
export { actorsOfMerchant } from './store/actors';
export { findPeople } from './store/addresses';
export { askFreshSecondFactor, hasFreshSecondFactor } from './use-cases/confirm-second-factor';
export { peopleToTell } from './use-cases/people-to-tell';
