/** What rooms further right may ask of disbursements: the same as everybody. */

/** Where a disbursement stands, for whoever pays it. */
export { moveDisbursements } from './store/paying';
/** A disbursement as it stands in the books, within what one merchant (or, null, staff) may see. */
export { findDisbursement } from './store/reading';
/** What must hold of disbursements, for whoever verifies everything recorded. */
export { disbursementChecks } from './store/verifying';
/** What goes by itself as time passes, for whoever moves the clock of a demo. */
export { calculateBatch } from './use-cases/calculate-run';
export { evidenceOfRun, idsOfRun } from './use-cases/evidence-of-run';
export { carryDisbursement, followPayouts } from './use-cases/follow-payouts';
export { getDisbursement } from './use-cases/get-disbursement';
export { getRun } from './use-cases/get-run';
export { listDisbursements } from './use-cases/list-disbursements';
export { lineOf, listLines } from './use-cases/list-lines';
export { prepareDailyRun } from './use-cases/request-scheduled-run';
