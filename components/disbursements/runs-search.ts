import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { runStatusShape } from '@/server/disbursements/schema';

/** What of the page of runs stands in the address. */
export const runsSearch = {
  view: parseAsStringLiteral(['list', 'calendar']).withDefault('list'),
  status: parseAsStringLiteral(runStatusShape.options),
  /** Of the calendar: `2026-03`; without it, the one at hand. */
  month: parseAsString,
  after: parseAsString,
};
