/** What rooms further right may ask of billing. */

/** What came of charges, for whoever tells those outside. */
export { chargesToTell } from './store/telling';
/** What must hold of charges, for whoever verifies everything recorded. */
export { billingChecks } from './store/verifying';
/** A run, for whoever may read it. */
export { getBillingRun } from './use-cases/read-runs';
