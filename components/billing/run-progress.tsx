import { Count } from '@/components/ui/count';
import { Progress } from '@/components/ui/progress';
import type { Run } from '@/server/billing/schema/runs';

/** How many invoices of the run have an outcome. */
export function RunProgress({ run: { done, total, status } }: { run: Run }) {
  return (
    <div className="mb-6 grid max-w-md gap-1.5">
      <Progress label="Charging" share={total === 0 ? null : done / total} />
      <p className="text-muted text-xs">
        <Count of={done} /> of <Count of={total} one="invoice" many="invoices" /> done
        {status === 'paused' ? '; it waits to be resumed' : ''}
      </p>
    </div>
  );
}
