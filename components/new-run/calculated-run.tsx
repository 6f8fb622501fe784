'use client';

import Link from 'next/link';
import { useState } from 'react';
import { DisbursementsTable } from '@/components/disbursements/disbursements-table';
import { Pays } from '@/components/disbursements/pays';
import { RunFlags } from '@/components/disbursements/run-flags';
import { RunTotals } from '@/components/disbursements/run-totals';
import { SubmitRun } from '@/components/disbursements/submit-run';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Run } from '@/server/disbursements/schema';
import type { RunReview } from '@/server/disbursements/schema/approvals';
import type { Preview } from '@/server/disbursements/schema/preview';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';

type CalculatedRunProps = {
  run: Run;
  review: RunReview;
  seen: Preview | null;
  /** Whether it is what was seen; null: nobody knows any more what was. */
  isSame: boolean | null;
  role: Role;
};

/** A calculated run that nobody has seen as it is: shown again, to be submitted as it is now, or left. */
export function CalculatedRun({ run, review, seen, isSame, role }: CalculatedRunProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {isSame === false && seen ? (
        <div className="mb-6">
          <Callout tone="warning" title="What was calculated is not what you saw">
            You saw <Pays pays={seen.totals.map(({ toPay }) => toPay).filter(({ amount }) => amount > 0)} />; it is{' '}
            <Pays pays={review.pays} /> now. Orders, refunds or a bank account came in meanwhile. Nothing was submitted.
          </Callout>
        </div>
      ) : null}
      <RunTotals totals={run.totals} />
      <RunFlags id={run.id} />
      <Section title="Disbursements">
        <DisbursementsTable
          scope={{ runId: run.id }}
          showsDays={run.kind === 'scheduled'}
          mayExclude={roleMay(role, 'disbursements:run')}
        />
      </Section>
      <div className="mt-8 flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button asChild>
          <Link href={`/runs/${run.id}`}>Leave it ready</Link>
        </Button>
        <Button variant="primary" onClick={() => setAsking(true)}>
          Submit for approval…
        </Button>
      </div>
      {isAsking ? (
        <SubmitRun review={review} onStale={() => setAsking(false)} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}
