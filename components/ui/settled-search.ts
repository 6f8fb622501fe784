import { parseAsString, parseAsStringLiteral } from 'nuqs/server';

/** What of a list that waits for people stands in the address: what waits, or what was settled. */
export const settledSearch = {
  show: parseAsStringLiteral(['open', 'settled']).withDefault('open'),
  after: parseAsString,
};

export type SettledSearch = { show: 'open' | 'settled'; after: string | null };
