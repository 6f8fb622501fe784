import { addDays, type LocalDate, localDate, weekdayOf } from '@/server/kernel/calendar';
import { type TimeFrameLength, timeFrameLengths } from '@/server/kernel/period';

/** The day that the latest full frame ends before: this week's Monday for a week, today for a day. */
export const latestEndingBefore = (length: TimeFrameLength, today: LocalDate): LocalDate =>
  length === '1week' ? addDays(today, 1 - weekdayOf(today)) : today;

/** The day that the frame right after a run (which ended before `runEnd`) ends before, when that frame is over already. */
export function followingEndingBefore(length: TimeFrameLength, runEnd: string, today: LocalDate): LocalDate | null {
  const following = addDays(localDate(runEnd), timeFrameLengths[length]);
  return following <= today ? following : null;
}
