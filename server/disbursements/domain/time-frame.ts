import { compareDates, isLocalDate, type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type Period, type TimeFrameLength, timeFrame } from '@/server/kernel/period';

/** The calendar begins with the year 1000, and a frame needs days before its end. */
const FIRST_END = '1001-01-01';

/**
 * The days of a frame, once its last day is over in every zone concerned: a frame that ends in the future cannot be
 * disbursed, since orders still arrive for it.
 */
export function endedFrame(
  length: TimeFrameLength,
  endingBefore: string,
  endingBeforeField: string,
  zones: readonly string[],
  at: Date,
): Outcome<Period> {
  const refused = (message: string) =>
    refuse('invalid_input', `The time frame ${message}.`, { fields: [{ field: endingBeforeField, message }] });
  if (!isLocalDate(endingBefore) || endingBefore < FIRST_END) return refused('ends before the year 1001');
  const period = timeFrame(length, endingBefore);
  const running = (zones.length > 0 ? zones : ['UTC']).find((zone) => localDateOf(at, zone) < period.to);
  if (running === undefined) return ok(period);
  const today = localDateOf(at, running);
  return refused(`ends in the future: in ${running} it is ${today}; ask for ${today} or earlier`);
}

/**
 * The days of the frame that lie in closed periods, half-open and each once: merchants may have closed different ones.
 *
 * @param closed in the order of their first days
 */
export function describeOverlap(frame: Period, closed: readonly { period_from: LocalDate; period_to: LocalDate }[]) {
  const days: { start: LocalDate; end: LocalDate }[] = [];
  for (const { period_from, period_to } of closed) {
    const start = compareDates(period_from, frame.from) > 0 ? period_from : frame.from;
    const end = compareDates(period_to, frame.to) < 0 ? period_to : frame.to;
    const last = days.at(-1);
    if (last === undefined || last.end < start) days.push({ start, end });
    else if (last.end < end) last.end = end;
  }
  return days;
}
