import { isCurrency } from '@/server/kernel/currency';
import { compileDateFormat } from '@/server/kernel/date-format';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { isTimeZone } from '@/server/kernel/time-zone';
import type { ImportKind } from './fields';
import { type MerchantRow, merchantParser } from './merchant-row';
import { type OrderRow, orderParser } from './order-row';
import type { Reading, RowResult } from './row-cells';

export type RowsByKind = { merchants: MerchantRow; orders: OrderRow };

export type RowParser<Row> = (cells: readonly string[], line: number) => RowResult<Row>;

/**
 * Makes a parser for the rows of one file; its answer holds all problems of a row at once. Refuses a reading whose date
 * format, time zone or currency is none. A mapping that lacks a required field (see `suggestMapping`) makes a parser that
 * finds every row wrong, so that a preview can show what the other columns hold.
 */
export function compileRowParser<Kind extends ImportKind>(
  kind: Kind,
  reading: Reading,
): Outcome<RowParser<RowsByKind[Kind]>>;
export function compileRowParser(kind: ImportKind, reading: Reading): Outcome<RowParser<MerchantRow | OrderRow>> {
  if (!isTimeZone(reading.timeZone)) {
    return badOption('timeZone', `"${reading.timeZone}" is not an IANA time zone such as Europe/Madrid`);
  }
  if (!isCurrency(reading.currency)) {
    return badOption('currency', `"${reading.currency}" is not an ISO 4217 code such as EUR`);
  }
  const dates = compileDateFormat(reading.dateFormat);
  if (!dates.ok) return badOption('dateFormat', dates.refusal.message);
  return ok(kind === 'orders' ? orderParser(reading, dates.value) : merchantParser(reading, dates.value));
}

/** The option is named as REST and the command line name it. */
const badOption = (field: string, message: string): Outcome<never> =>
  refuse('invalid_input', message, { fields: [{ field, message }] });
