/** What rooms further right may ask of billing. */

/** What must hold of charges, for whoever verifies everything recorded. */
export { billingChecks } from './store/verifying';
