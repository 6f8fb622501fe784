import { Count } from '@/components/ui/count';
import { Progress } from '@/components/ui/progress';
import type { Run } from '@/server/disbursements/schema';

/** How many of its merchants are calculated; before they are counted, only that it is on its way. */
export function RunProgress({ progress }: { progress: Run['progress'] }) {
  const { merchantsDone, merchantsTotal } = progress;
  return (
    <div className="grid max-w-md gap-1.5">
      <Progress
        label="Calculation"
        share={merchantsTotal === null ? null : merchantsDone / Math.max(merchantsTotal, 1)}
      />
      <p className="text-muted text-xs">
        {merchantsTotal === null ? (
          'Counting the merchants…'
        ) : (
          <>
            <Count of={merchantsDone} /> of <Count of={merchantsTotal} one="merchant" many="merchants" /> calculated
          </>
        )}
      </p>
    </div>
  );
}
