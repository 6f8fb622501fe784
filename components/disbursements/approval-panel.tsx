import { AskedBy } from '@/components/audit/asked-by';
import { Section } from '@/components/shell/section';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { Facts } from '@/components/ui/facts';
import type { RunReview } from '@/server/disbursements/schema/approvals';
import { CopiedHash } from './hash';
import { Pays } from './pays';

/** What is approved, by how many, and who has said what. */
export function ApprovalPanel({ review, viewerId }: { review: RunReview; viewerId: string }) {
  const { id, status, hash, pays, submittedBy, submittedAt, approvals, approvalsNeeded, whyNot } = review;
  const given = approvals.filter((one) => one.decision === 'approved' && one.counts).length;
  const isOpen = status === 'ready' || status === 'submitted';
  const isRejected = status === 'rejected';
  return (
    <Section title="Approval">
      <Facts
        facts={[
          // Nothing is left in a run that was rejected: neither a sum nor a hash would say anything.
          ...(isRejected
            ? []
            : [
                { name: isOpen ? 'Would pay out' : 'Pays out', value: <Pays pays={pays} /> },
                {
                  name: 'Approvals',
                  value: (
                    <span className="tabular-nums">
                      {!isOpen && given === 0 ? 'By the policy' : `${given} of ${approvalsNeeded}`}
                    </span>
                  ),
                },
              ]),
          {
            name: 'Submitted',
            value:
              submittedBy === null || submittedAt === null ? (
                <span className="text-muted">Not yet</span>
              ) : (
                <>
                  <AskedBy
                    of={{ type: 'run', id }}
                    action="run.submitted"
                    requestedBy={submittedBy}
                    viewerId={viewerId}
                  />
                  , <Instant at={submittedAt} />
                </>
              ),
          },
          ...(isRejected ? [] : [{ name: 'Hash of what each gets', value: <CopiedHash hash={hash} /> }]),
        ]}
      />
      {approvals.length > 0 ? (
        <ul className="mt-4 grid border-t">
          {approvals.map((approval) => (
            <Approval
              key={`${approval.decidedBy} ${approval.decidedAt}`}
              approval={approval}
              isVoid={!approval.counts && !isRejected}
            />
          ))}
        </ul>
      ) : null}
      {status === 'submitted' && whyNot !== null ? (
        <div className="mt-4">
          <Callout tone="info">{whyNot}</Callout>
        </div>
      ) : null}
    </Section>
  );
}

type ApprovalProps = { approval: RunReview['approvals'][number]; isVoid: boolean };

function Approval({ approval, isVoid }: ApprovalProps) {
  const { decision, decidedBy, decidedAt, words } = approval;
  return (
    <li className="border-b py-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Decision decision={decision} isVoid={isVoid} />
        <span className="font-medium">{decidedBy}</span>
        <span className="text-muted">
          <Instant at={decidedAt} />
        </span>
      </p>
      {words ? <p className="mt-1 break-words border-l-2 pl-2 text-muted">{words}</p> : null}
      {decision === 'approved' && isVoid ? (
        <p className="mt-1 text-muted text-xs">The run was changed after this: it was given to something else.</p>
      ) : null}
    </li>
  );
}

function Decision({ decision, isVoid }: Pick<ApprovalProps['approval'], 'decision'> & { isVoid: boolean }) {
  if (decision === 'rejected') return <Badge tone="danger">Rejected</Badge>;
  return isVoid ? <Badge>Counts no more</Badge> : <Badge tone="positive">Approved</Badge>;
}
