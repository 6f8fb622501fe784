import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import type { DateReader } from '@/server/kernel/date-format';
import { isTimeZone } from '@/server/kernel/time-zone';
import { type Reading, RowCells, type RowResult } from './row-cells';

const frequencies = ['daily', 'weekly'] as const;
const statuses = ['onboarding', 'active', 'on_hold', 'closed'] as const;

export type MerchantRow = {
  line: number;
  reference: string;
  name: string;
  email: string | null;
  companyId: string | null;
  liveOn: LocalDate | null;
  disbursementFrequency: (typeof frequencies)[number];
  minimumMonthlyFeeMinor: bigint;
  currency: CurrencyCode;
  timeZone: string;
  status: (typeof statuses)[number];
};

export function merchantParser(reading: Reading, dates: DateReader) {
  const row = new RowCells(reading);

  /** One of a few words, in any case, with blanks or hyphens for underscores; `fallback` where the cell is empty. */
  function word<Word extends string>(field: string, words: readonly Word[], fallback: Word): Word {
    const text = row.raw(field).toLowerCase().replace(/[ -]/g, '_');
    if (text === '') return fallback;
    const found = words.find((one) => one === text);
    if (found === undefined) row.refuse(field, `is none of ${words.join(', ')}`);
    return found ?? fallback;
  }

  function email(): string | null {
    const text = row.text('email', 254);
    if (text !== null && !/^[^\s@]+@[^\s@]+$/.test(text)) row.refuse('email', 'is not an email address');
    return text;
  }

  function liveOn(): LocalDate | null {
    const text = row.raw('liveOn');
    if (text === '') return null;
    const day = dates.day(text);
    if (typeof day === 'string') return day;
    row.refuse('liveOn', day.reason);
    return null;
  }

  function timeZone(): string {
    const zone = row.raw('timeZone') || reading.timeZone;
    if (!isTimeZone(zone)) row.refuse('timeZone', 'is not an IANA time zone such as Europe/Madrid');
    return zone;
  }

  return (cells: readonly string[], line: number): RowResult<MerchantRow> => {
    row.begin(cells, line);
    if (row.problems.length > 0) return { ok: false, problems: row.problems };
    const reference = row.requiredText('reference', 200);
    const currency = row.currency();
    const merchant = {
      line,
      reference,
      name: row.text('name', 200) ?? reference,
      email: email(),
      companyId: row.text('companyId', 50),
      liveOn: liveOn(),
      disbursementFrequency: word('disbursementFrequency', frequencies, 'weekly'),
      minimumMonthlyFeeMinor: row.raw('minimumMonthlyFee') === '' ? 0n : row.amountMinor('minimumMonthlyFee', currency),
      timeZone: timeZone(),
      status: word('status', statuses, 'active'),
    };
    if (row.problems.length > 0 || currency === null) return { ok: false, problems: row.problems };
    return { ok: true, row: { ...merchant, currency } };
  };
}
