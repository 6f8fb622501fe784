import type { FeeTier } from '@/server/kernel/fee-schedule';
import type { RoundingMode } from '@/server/kernel/rounding';
import { join, type Sql, sql } from '@/server/platform/db';

/**
 * The fee of an amount as an expression of SQL: to the last unit what `feeFor` gives, which a property test holds. In whole
 * numbers of 64 bits throughout: the millions of an amount and the rest of it are multiplied apart, so that nothing that
 * `moneyJson` could tell overflows. `tiers` must be valid.
 */
export function feeSql(gross: Sql, tiers: readonly FeeTier[]): Sql {
  const size = sql`abs(${gross})`;
  const cases = tiers.map((tier) =>
    tier.toMinor === null
      ? sql`ELSE ${sizeFee(size, tier)}`
      : sql`WHEN ${size} < ${tier.toMinor}::bigint THEN ${sizeFee(size, tier)}`,
  );
  // Without a bound there is nothing to tell apart, and no CASE of ELSE alone.
  const [only] = tiers;
  const fee = tiers.length === 1 && only ? sizeFee(size, only) : sql`CASE ${join(cases, ' ')} END`;
  return sql`CASE WHEN ${gross} = 0 THEN 0 ELSE sign(${gross})::int * (${fee}) END`;
}

const MILLION = sql`1000000`;
const added: Record<RoundingMode, Sql> = { half_up: sql`500000`, up: sql`999999`, half_even: sql`500000` };

function sizeFee(size: Sql, { ratePpm, fixedMinor, rounding }: FeeTier): Sql {
  const rate = sql`${ratePpm}::bigint`;
  const rest = sql`(${size} % ${MILLION}) * ${rate}`;
  const rounded = sql`(${size} / ${MILLION}) * ${rate} + (${rest} + ${added[rounding]}) / ${MILLION}`;
  const fixed = sql`${fixedMinor}::bigint`;
  if (rounding !== 'half_even') return sql`${rounded} + ${fixed}`;
  // A tie was rounded up: one less where that made it odd.
  return sql`${rounded} - CASE WHEN (${rest}) % ${MILLION} = 500000 AND (${rounded}) % 2 = 1 THEN 1 ELSE 0 END + ${fixed}`;
}
