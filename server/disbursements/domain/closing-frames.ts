import { addDays, earlierOf, type LocalDate } from '@/server/kernel/calendar';
import { type Period, type TimeFrameLength, timeFrame } from '@/server/kernel/period';

export type Frame = { length: TimeFrameLength; endingBefore: LocalDate };

/** Days that lie open before a closed one: everything in `[from, to)`, and what fell due on the days from `first` to `last`. */
export type OpenDays = {
  /** Null: since ever. */
  from: LocalDate | null;
  to: LocalDate;
  first: LocalDate;
  last: LocalDate;
};

/** The frames that pay what fell due on open days, in order, and touch no closed one: weeks where they fit, days elsewhere. */
export function framesClosing({ from, to, first, last }: OpenDays): Frame[] {
  const frames: Frame[] = [];
  let open: Period = { from: from ?? addDays(first, -7), to };
  for (let day = first; day <= last; ) {
    const frame = weekWith(day, open) ?? { length: '1day', endingBefore: addDays(day, 1) };
    frames.push(frame);
    day = frame.endingBefore;
    open = { from: day, to };
  }
  return frames;
}

/** The week that begins on the day or, where that would reach too far, the latest one that still lies in the open days. */
function weekWith(day: LocalDate, open: Period): Frame | null {
  const latest = earlierOf(addDays(day, 7), open.to);
  return timeFrame('1week', latest).from >= open.from ? { length: '1week', endingBefore: latest } : null;
}
