import { resolveUnknown, startDueRuns, tellOfReviews, tellOfStuck, validateByItself } from '@/server/billing/door';
import { calculateBatch, prepareDailyRun } from '@/server/disbursements/door';
import { dunInvoices, makeMonthlyInvoices, tellOfExpiringCards } from '@/server/invoices/door';
import { requestDailySettlement } from '@/server/payables/door';
import { advancePayouts, noteReturns } from '@/server/payouts/door';

/**
 * What crons do as business time goes on, by the name of the background function, in the order of a day. A demo whose clock
 * is moved does it at each stop. A test holds it against all crons: one that is missing here must go by the wall.
 */
export const clockWork: Record<string, () => Promise<unknown>> = {
  'make-monthly-invoices': makeMonthlyInvoices,
  'validate-upcoming': validateByItself,
  'dun-invoices': dunInvoices,
  'tell-of-expiring-cards': tellOfExpiringCards,
  'start-due-billing-runs': startDueRuns,
  'resolve-unknown-charges': () => resolveUnknown(),
  'tell-of-stuck-charges': tellOfStuck,
  'tell-of-reviews': tellOfReviews,
  'settle-daily': requestDailySettlement,
  'prepare-daily-run': calculateDailyRun,
  'wake-payouts': advancePayouts,
  'note-returned-payouts': noteReturns,
};

/** How many invoices a piece of work made, where it says so. */
export const madeBy = (result: unknown): number =>
  typeof result === 'object' && result !== null && 'made' in result && typeof result.made === 'number'
    ? result.made
    : 0;

/** The next day's run waits for none that is still being calculated. */
async function calculateDailyRun(): Promise<void> {
  const { runId } = await prepareDailyRun();
  if (runId !== null) while (!(await calculateBatch(runId)));
}
