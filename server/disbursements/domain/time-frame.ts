import { compareDates, type LocalDate, localDate, localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type Period, type TimeFrameLength, timeFrame } from '@/server/kernel/period';

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
  const period = timeFrame(length, localDate(endingBefore));
  const running = zones.find((zone) => localDateOf(at, zone) < period.to);
  if (running === undefined) return ok(period);
  const message = `ends in the future: in ${running} it is ${localDateOf(at, running)}; ask for ${localDateOf(at, running)} or earlier`;
  return refuse('invalid_input', `The time frame ${message}.`, { fields: [{ field: endingBeforeField, message }] });
}

/** The part of each closed period that lies in the frame, half-open. */
export function describeOverlap(frame: Period, closed: readonly { period_from: LocalDate; period_to: LocalDate }[]) {
  return closed.map(({ period_from, period_to }) => ({
    start: compareDates(period_from, frame.from) > 0 ? period_from : frame.from,
    end: compareDates(period_to, frame.to) < 0 ? period_to : frame.to,
  }));
}
