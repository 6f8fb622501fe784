import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import type { PreviewInput } from '@/server/disbursements/schema/preview';

/** What of a new run stands in the address, so that other pages lead to one that is filled in. */
export const newRunSearch = {
  step: parseAsStringLiteral(['period', 'preview', 'submit']).withDefault('period'),
  /** Which days: a week, a day, or those that are due today by the merchants' own schedules. */
  of: parseAsStringLiteral(['week', 'day', 'today']).withDefault('week'),
  endingBefore: parseAsString,
  merchant: parseAsString,
  /** Once it was asked for. */
  run: parseAsString,
};

export type NewRunSearch = {
  step: 'period' | 'preview' | 'submit';
  of: 'week' | 'day' | 'today';
  endingBefore: string | null;
  merchant: string | null;
  run: string | null;
};

/** What is asked for; null while it is not chosen in full. */
export function askedFor({ of, endingBefore, merchant }: NewRunSearch): PreviewInput | null {
  if (of === 'today') return {};
  if (endingBefore === null) return null;
  const timeFrame = { length: of === 'week' ? '1week' : '1day', endingBefore } as const;
  return merchant === null ? { timeFrame } : { timeFrame, merchant };
}
