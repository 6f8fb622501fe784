import { isTooLarge } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { NewLine } from '../schema/invoices';
import { type LineAmounts, lineAmounts, totalsOf } from './line-amounts';

/** A line as it is kept. */
export type Line = LineAmounts & { description: string; quantity: number; unitMinor: bigint; taxRatePpm: number };
export type Totals = ReturnType<typeof totalsOf>;

/** Lines with their amounts, and their totals. Refused where a sum is beyond what JSON can tell exactly. */
export function priceLines(lines: readonly NewLine[]): Outcome<{ lines: Line[]; totals: Totals }> {
  const priced = lines.map(({ description, quantity, unitAmount, taxRatePpm }) => {
    const unitMinor = BigInt(unitAmount);
    return { description, quantity, unitMinor, taxRatePpm, ...lineAmounts({ quantity, unitMinor, taxRatePpm }) };
  });
  const totals = totalsOf(priced);
  const sums = [...priced.flatMap(({ netMinor, taxMinor }) => [netMinor, taxMinor]), ...Object.values(totals)];
  if (!sums.some(isTooLarge)) return ok({ lines: priced, totals });
  const message = 'come to an amount that is too large';
  return refuse('invalid_input', `The lines ${message}.`, { fields: [{ field: 'lines', message }] });
}

/** A line that is kept, as somebody would write it anew. */
export const asNewLine = (kept: {
  description: string;
  quantity: number;
  unit_minor: bigint;
  tax_rate_ppm: number;
}): NewLine => ({
  description: kept.description,
  quantity: kept.quantity,
  unitAmount: Number(kept.unit_minor),
  taxRatePpm: kept.tax_rate_ppm,
});
