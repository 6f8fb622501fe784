import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findIdsOf, merchantsById } from '@/server/merchants/door';
import type { ByYear, ByYearInput } from '../schema/reports';
import { sumByYear } from '../store/reports';

/** What was disbursed and charged in each year, over all merchants or some; for a merchant's own people over theirs. */
export async function reportByYear(actor: Actor | null, input: ByYearInput): Promise<Outcome<ByYear>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const own = may.value.merchantId;
  const asked = input.merchants
    ?.split(',')
    .map((reference) => reference.trim())
    .filter((reference) => reference !== '');
  const scope = await scopeOf(own, asked);
  if (!scope.ok) return scope;
  const { currency } = input;
  const years = await sumByYear(own, currency, scope.value);
  return ok({
    data: years.map((row) => ({
      year: row.year,
      disbursements: row.disbursements,
      gross: moneyJson(row.gross_minor, currency),
      orderFees: moneyJson(row.order_fees_minor, currency),
      net: moneyJson(row.gross_minor - row.order_fees_minor, currency),
      monthlyFees: row.monthly_fees,
      monthlyFeeAmount: moneyJson(row.monthly_fee_minor, currency),
    })),
  });
}

/** A merchant's people learn nothing of whether another exists. */
async function scopeOf(own: bigint | null, asked: string[] | undefined): Promise<Outcome<bigint[] | null>> {
  if (own === null) return asked === undefined ? ok(null) : findIdsOf(asked);
  const [{ reference: theirs } = { reference: '' }] = await merchantsById([own]);
  const other = asked?.find((reference) => reference !== theirs);
  return other === undefined ? ok([own]) : refuse('not_found', `There is no merchant ${other}.`);
}
