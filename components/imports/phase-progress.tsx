'use client';

import { Count } from '@/components/ui/count';
import { Progress } from '@/components/ui/progress';
import type { Import } from '@/server/imports/schema';

/** How far the checking or the taking in has come. It goes on when the page is closed. */
export function PhaseProgress({ imported: { status, progress, rows } }: { imported: Import }) {
  const isChecking = status === 'checking';
  return (
    <div className="grid max-w-md gap-2">
      <p className="font-medium text-base">{isChecking ? 'Checking every row' : 'Taking the rows in'}</p>
      <Progress label={isChecking ? 'Checking' : 'Importing'} share={progress} />
      <p className="text-muted">
        {isChecking ? (
          <>
            <Count of={rows.total} one="row" many="rows" /> checked, <Count of={rows.bad} /> of them bad
          </>
        ) : (
          <>
            <Count of={rows.created + rows.completed + rows.alreadyThere} /> of{' '}
            <Count of={rows.total - rows.bad} one="row" many="rows" />
          </>
        )}
      </p>
      <p className="text-muted text-xs">You can leave this page; the work goes on.</p>
    </div>
  );
}
