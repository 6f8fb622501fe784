/** What rooms further right may ask of payouts. */
import { payoutChecks as checks } from './store/verifying';
import { fileCheck } from './use-cases/verify-files';

/** What must hold of payouts, for whoever verifies everything recorded. */
export const payoutChecks = [...checks, fileCheck];
export { lockAttempts } from './store/attempts';
/** What payouts can show of a run. */
export { evidenceOfPayouts, fileIdsOfRun } from './use-cases/evidence-of-payouts';
export { payoutToTell } from './use-cases/get-payout';
export { getPayoutFile } from './use-cases/list-files';
/** What goes by itself as time passes, for whoever moves the clock of a demo. */
export { advancePayouts, noteReturns } from './use-cases/resume-payouts';
export { settleAttempt, settleAttempts } from './use-cases/settle-attempt';
