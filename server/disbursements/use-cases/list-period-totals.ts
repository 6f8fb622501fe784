import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { presentTotals } from '../present';
import type { PeriodTotals } from '../schema';
import { listPeriodTotals as find } from '../store/reading';

/** Gross, fees and net of the latest periods, the oldest first; for a merchant's people, of their own merchant. */
export async function listPeriodTotals(
  actor: Actor | null,
  input: { currency?: string | undefined; periods: number },
): Promise<Outcome<PeriodTotals[]>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const found = await find(may.value.merchantId, input.currency, input.periods);
  return ok(found.map((row) => ({ timeFrame: { start: row.period_from, end: row.period_to }, ...presentTotals(row) })));
}
