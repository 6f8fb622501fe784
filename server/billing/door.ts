/** What rooms further right may ask of billing. */

/** What goes by itself as time passes, for whoever moves the clock of a demo. */
export { findOpenUntil } from './store/providers';
export { findWorking } from './store/runs';
/** What came of charges, for whoever tells those outside. */
export { chargesToTell } from './store/telling';
/** What must hold of charges, for whoever verifies everything recorded. */
export { billingChecks } from './store/verifying';
export { tellOfReviews } from './use-cases/notices/tell-of-reviews';
export { tellOfStuck } from './use-cases/notices/tell-of-stuck';
/** A run, for whoever may read it. */
export { getBillingRun } from './use-cases/read-runs';
export { startDueRuns } from './use-cases/start-due-runs';
export { validateByItself } from './use-cases/validate-upcoming';
export { resolveUnknown, workRun } from './use-cases/work-run';
