import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { divideRounded } from '@/server/kernel/rounding';
import { readTiers, resolveScope } from '@/server/merchants/door';
import type { FeeTrial, TryFeesInput } from '../schema/fee-trials';
import { type TrialRow, tryTiers } from '../store/fee-trials';

const AT_MOST = 500;

/**
 * What merchants would have paid in past months by other tiers, beside what they paid. It writes nothing. Refunds, disputes
 * and minimum monthly fees are left out on both sides.
 */
export async function tryFees(actor: Actor | null, input: TryFeesInput): Promise<Outcome<FeeTrial>> {
  const may = authorise(actor, 'fees:read');
  if (!may.ok) return may;
  const { name, currency, merchant, from, through } = input;
  const tiers = readTiers(input.tiers);
  if (!tiers.ok) return tiers;
  if (through < from) {
    const fields = [{ field: 'through', message: 'must be the first month or a later one' }];
    return refuse('invalid_input', 'The months are in the wrong order.', { fields });
  }
  const merchantId = await resolveScope(may.value.merchantId, merchant);
  if (merchantId === undefined) return refuse('not_found', `There is no merchant ${merchant}.`);
  const days = { from: `${from}-01`, to: firstAfter(through) };
  const found = await tryTiers({ name, currency, merchantId, ...days, tiers: tiers.value });
  if (!found) return refuse('search_too_wide', 'This takes too long: try fewer months, or one merchant.');
  return ok({
    totals: totalsOf(found, currency),
    merchants: found.slice(0, AT_MOST).map((row) => ofMerchant(row, currency)),
  });
}

function firstAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}

const ofMerchant = (row: TrialRow, currency: string): FeeTrial['merchants'][number] => ({
  reference: row.reference,
  name: row.name,
  ...sumsOf(row, currency),
});

function totalsOf(found: TrialRow[], currency: string): FeeTrial['totals'] {
  const all = { orders: 0, gross_minor: 0n, paid_minor: 0n, would_minor: 0n };
  for (const row of found) {
    all.orders += row.orders;
    all.gross_minor += row.gross_minor;
    all.paid_minor += row.paid_minor;
    all.would_minor += row.would_minor;
  }
  return {
    ...sumsOf(all, currency),
    merchants: found.length,
    payingMore: found.filter((row) => row.would_minor > row.paid_minor).length,
    payingLess: found.filter((row) => row.would_minor < row.paid_minor).length,
  };
}

const sumsOf = (of: Omit<TrialRow, 'reference' | 'name'>, currency: string) => ({
  orders: of.orders,
  gross: moneyJson(of.gross_minor, currency),
  paid: moneyJson(of.paid_minor, currency),
  would: moneyJson(of.would_minor, currency),
  difference: moneyJson(of.would_minor - of.paid_minor, currency),
  paidRatePpm: rateOf(of.paid_minor, of.gross_minor),
  wouldRatePpm: rateOf(of.would_minor, of.gross_minor),
});

const rateOf = (feeMinor: bigint, grossMinor: bigint): number | null =>
  grossMinor > 0n ? Number(divideRounded(feeMinor * 1_000_000n, grossMinor, 'half_up')) : null;
