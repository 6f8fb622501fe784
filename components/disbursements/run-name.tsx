import { Day, Period } from '@/components/ui/day';
import type { Run } from '@/server/disbursements/schema';

/** A scheduled run by its day, for each merchant has days of its own in it; another by the days that it covers. */
export const RunName = ({ run: { kind, timeFrame } }: { run: Pick<Run, 'kind' | 'timeFrame'> }) =>
  kind === 'scheduled' ? (
    <>
      Run of <Day day={timeFrame.end} />
    </>
  ) : (
    <Period of={timeFrame} />
  );
