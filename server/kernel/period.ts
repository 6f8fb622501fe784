import { addDays, type LocalDate } from './calendar';

/** The days from `from` (inclusive) to `to` (exclusive). */
export type Period = { from: LocalDate; to: LocalDate };

export const timeFrameLengths = { '1day': 1, '1week': 7 } as const;

export type TimeFrameLength = keyof typeof timeFrameLengths;

/** Exactly the days `[endingBefore − length, endingBefore)`. */
export const timeFrame = (length: TimeFrameLength, endingBefore: LocalDate): Period => ({
  from: addDays(endingBefore, -timeFrameLengths[length]),
  to: endingBefore,
});

/** Whether the two share a day: periods that only touch do not. */
export const overlaps = (a: Period, b: Period): boolean =>
  a.from < a.to && b.from < b.to && a.from < b.to && b.from < a.to;

export const contains = (period: Period, date: LocalDate): boolean => period.from <= date && date < period.to;
