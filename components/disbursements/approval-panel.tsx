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
  return (
    <Section title="Approval">
      <Facts
        facts={[
          {
            name: status === 'ready' || status === 'submitted' ? 'Would pay out' : 'Pays out',
            value: <Pays pays={pays} />,
          },
          {
            name: 'Approvals',
            value:
              status === 'approved' && given === 0 ? (
                'By the policy'
              ) : (
                <span className="tabular-nums">
                  {given} of {approvalsNeeded}
                </span>
              ),
          },
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
          { name: 'Hash of what each gets', value: <CopiedHash hash={hash} /> },
        ]}
      />
      {approvals.length > 0 ? (
        <ul className="mt-4 grid border-t">
          {approvals.map((approval) => (
            <Approval key={`${approval.decidedBy} ${approval.decidedAt}`} approval={approval} />
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

function Approval({ approval }: { approval: RunReview['approvals'][number] }) {
  const { decision, decidedBy, decidedAt, words, counts } = approval;
  return (
    <li className="border-b py-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Decision decision={decision} counts={counts} />
        <span className="font-medium">{decidedBy}</span>
        <span className="text-muted">
          <Instant at={decidedAt} />
        </span>
      </p>
      {words ? <p className="mt-1 break-words border-l-2 pl-2 text-muted">{words}</p> : null}
      {decision === 'approved' && !counts ? (
        <p className="mt-1 text-muted text-xs">The run was changed after this: it was given to something else.</p>
      ) : null}
    </li>
  );
}

function Decision({ decision, counts }: Pick<RunReview['approvals'][number], 'decision' | 'counts'>) {
  if (decision === 'rejected') return <Badge tone="danger">Rejected</Badge>;
  return counts ? <Badge tone="positive">Approved</Badge> : <Badge>Counts no more</Badge>;
}
