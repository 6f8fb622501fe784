/** What rooms further right may ask of disbursements: the same as everybody. */

/** What must hold of disbursements, for whoever verifies everything recorded. */
export { disbursementChecks } from './store/verifying';
export { getDisbursement } from './use-cases/get-disbursement';
export { getRun } from './use-cases/get-run';
export { listDisbursements } from './use-cases/list-disbursements';
