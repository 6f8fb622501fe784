import { createHash } from 'node:crypto';
import type { LocalDate } from '@/server/kernel/calendar';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';

/** What one merchant gets from a run in one currency, as it is hashed. Amounts in minor units. */
export type Line = {
  merchantId: bigint;
  reference: string;
  currency: CurrencyCode;
  from: LocalDate;
  to: LocalDate;
  orders: number;
  grossMinor: bigint;
  feeMinor: bigint;
  netMinor: bigint;
  keptMinor: bigint;
  releaseOn: LocalDate | null;
  outcome: string;
};

/** A line as text: the same as the database’s `disbursement_line`. */
const textOf = (line: Line): string =>
  [
    line.reference,
    line.currency,
    line.from,
    line.to,
    line.orders,
    line.grossMinor,
    line.feeMinor,
    line.netMinor,
    line.keptMinor,
    line.releaseOn ?? '-',
    line.outcome,
  ].join('|');

/** Of what a run gives: the same as the database’s `run_calculation_hash`. */
export const hashOfLines = (lines: readonly Line[]): string =>
  createHash('sha256').update(lines.map(textOf).join('\n')).digest('hex');

export type FieldDifference = { field: string; kept: string | null; replayed: string | null };
export type LineDifference = { place: number; of: Line; fields: FieldDifference[] };

/**
 * The first line that is not the same on both sides, with each of its fields that differs.
 *
 * @param kept as the disbursements say; `calledOff` keeps all of its net since it was not paid, which changes nothing
 * @param replayed both in the order of merchants and currencies
 */
export function firstDifference(
  kept: readonly (Line & { calledOff: boolean })[],
  replayed: readonly Line[],
): LineDifference | null {
  for (let place = 0; place < Math.max(kept.length, replayed.length); place++) {
    const [one, other] = [kept[place], replayed[place]];
    const order = compare(one, other);
    // A line that only one side has comes before those that follow it on the other.
    const left = order <= 0 ? one : undefined;
    const right = order >= 0 ? other : undefined;
    const fields = fieldsOf(left).flatMap(([field, leftText], index): FieldDifference[] => {
      const rightText = fieldsOf(right)[index]?.[1] ?? null;
      if (leftText === rightText || (field === 'kept' && left && right && kept[place]?.calledOff)) return [];
      return [{ field, kept: leftText, replayed: rightText }];
    });
    if (fields.length > 0) return { place: place + 1, of: (left ?? right) as Line, fields };
  }
  return null;
}

function compare(one: Line | undefined, other: Line | undefined): number {
  if (!one) return 1;
  if (!other) return -1;
  if (one.merchantId !== other.merchantId) return one.merchantId < other.merchantId ? -1 : 1;
  if (one.currency !== other.currency) return one.currency < other.currency ? -1 : 1;
  return 0;
}

/** A line by the names of its fields, for people; of none, the same without values. */
function fieldsOf(line: Line | undefined): [field: string, text: string | null][] {
  const amount = (minor: bigint | undefined) =>
    line === undefined || minor === undefined ? null : formatDecimal(minor, exponentOf(line.currency));
  return [
    ['from', line?.from ?? null],
    ['to', line?.to ?? null],
    ['orders', line?.orders.toString() ?? null],
    ['gross', amount(line?.grossMinor)],
    ['fee', amount(line?.feeMinor)],
    ['net', amount(line?.netMinor)],
    ['kept', amount(line?.keptMinor)],
    ['kept until', line?.releaseOn ?? null],
    ['outcome', line?.outcome ?? null],
  ];
}
