import { createParser, parseAsString } from 'nuqs/server';

/** A month as `2026-03`; what is none is not one. */
const parseAsMonth = createParser({
  parse: (text: string) => (/^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? text : null),
  serialize: (month: string) => month,
});

/** Whose statement, and of which month. */
export const statementSearch = { merchant: parseAsString, month: parseAsMonth };

/** The month before the one that a day is in: the last that is over. */
export const monthBefore = (day: string): string => monthsUntil(day, 2)[1] as string;

/** The latest months, from that of a day on backwards. */
export function monthsUntil(day: string, count: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}
