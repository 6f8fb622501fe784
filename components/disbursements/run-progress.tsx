import { Count } from '@/components/ui/count';
import { Progress } from '@/components/ui/progress';
import type { Run } from '@/server/disbursements/schema';

/** How many of its merchants are calculated; before they are counted, only that it is on its way. */
export function RunProgress({ progress }: { progress: Run['progress'] }) {
  const { merchantsDone, merchantsTotal } = progress;
  return (
    <div className="grid max-w-md gap-1.5">
      <Progress label="Calculation" share={shareOf(progress)} />
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

/** 0 to 1; null while the merchants are not counted yet. */
export const shareOf = ({ merchantsDone, merchantsTotal }: Run['progress']): number | null =>
  merchantsTotal === null ? null : merchantsDone / Math.max(merchantsTotal, 1);
