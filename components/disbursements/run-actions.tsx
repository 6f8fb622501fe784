'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Run } from '@/server/disbursements/schema';
import type { RunReview } from '@/server/disbursements/schema/approvals';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';
import { ApproveRun } from './approve-run';
import { CancelRun, RejectRun } from './end-run';
import { SubmitRun } from './submit-run';

type RunActionsProps = {
  run: Run;
  review: RunReview;
  viewer: { id: string; role: Role };
  /** Whether the run was no longer what it had been shown as, the last time that something was asked of it. */
  onStale: (isStale: boolean) => void;
};

/** What the viewer can do with a run as it stands: its maker hands it in or gives it up, others decide about it. */
export function RunActions({ run, review, viewer, onStale }: RunActionsProps) {
  const [question, setQuestion] = useState<'submit' | 'approve' | 'reject' | 'cancel' | null>(null);
  const close = () => setQuestion(null);
  const ask = (asked: typeof question) => {
    onStale(false);
    setQuestion(asked);
  };
  const mayMake = roleMay(viewer.role, 'disbursements:run');
  const isOpen = run.status === 'ready' || run.status === 'submitted';
  const isMaker = [run.requestedBy, review.submittedBy].includes(`user:${viewer.id}`);
  const mayReject = run.status === 'submitted' && roleMay(viewer.role, 'runs:approve') && !isMaker;
  const decided = { review, onStale: () => onStale(true), onClose: close };
  return (
    <>
      {mayMake && isOpen ? <Button onClick={() => ask('cancel')}>Cancel the run…</Button> : null}
      {mayReject ? <Button onClick={() => ask('reject')}>Reject…</Button> : null}
      {review.mayApprove ? (
        <Button variant="primary" onClick={() => ask('approve')}>
          Approve…
        </Button>
      ) : null}
      {mayMake && run.status === 'ready' ? (
        <Button variant="primary" onClick={() => ask('submit')}>
          Submit for approval…
        </Button>
      ) : null}
      {question === 'submit' ? <SubmitRun {...decided} /> : null}
      {question === 'approve' ? <ApproveRun {...decided} /> : null}
      {question === 'reject' ? <RejectRun id={run.id} onClose={close} /> : null}
      {question === 'cancel' ? <CancelRun id={run.id} onClose={close} /> : null}
    </>
  );
}
