import { Day } from '@/components/ui/day';
import { addDays, isLocalDate } from '@/server/kernel/calendar';
import { type TimeFrameLength, timeFrame } from '@/server/kernel/period';

/** Says in full which days are in and which is the first that is not. */
export function CoveredDays({ length, endingBefore }: { length: TimeFrameLength; endingBefore: string }) {
  if (!isLocalDate(endingBefore)) return null;
  const { from, to } = timeFrame(length, endingBefore);
  return (
    <p role="status" className="-mt-2 rounded-md bg-canvas px-3 py-2">
      {length === '1week' ? (
        <>
          Covers seven days:{' '}
          <strong className="font-medium">
            <Day day={from} weekday />
          </strong>{' '}
          to{' '}
          <strong className="font-medium">
            <Day day={addDays(to, -1)} weekday />
          </strong>
          , both included.
        </>
      ) : (
        <>
          Covers one day:{' '}
          <strong className="font-medium">
            <Day day={from} weekday />
          </strong>
          .
        </>
      )}{' '}
      <span className="text-muted">
        <Day day={to} weekday /> is not in it.
      </span>
    </p>
  );
}
