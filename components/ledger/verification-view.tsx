'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { pageSize } from '@/components/ui/page-size';
import { Progress } from '@/components/ui/progress';
import { requesterText } from '@/components/ui/requester';
import { usePages } from '@/components/ui/use-pages';
import type { VerificationReport } from '@/server/audit/schema';
import { ChecksTable } from './checks-table';
import { VerificationBadge, VerificationsTable } from './verifications-table';

type VerificationViewProps = { mayVerify: boolean; viewerId: string };

/** Whether everything recorded holds: the last verification check by check, live while it is under way, and those before. */
export function VerificationView({ mayVerify, viewerId }: VerificationViewProps) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = (cursor: string | undefined) => ({
    ...trpc.audit.verifications.queryOptions({ limit: pageSize, cursor }),
    refetchInterval: ({ state }: { state: { data?: { data: VerificationReport[] } | undefined } }) =>
      state.data?.data.some(({ status }) => status === 'running') ? 500 : (false as const),
  });
  const first = useQuery(query(undefined));
  const shown = useQuery({ ...query(pages.cursor), placeholderData: keepPreviousData });
  const latest = first.data?.data[0];
  return (
    <>
      <PageHeader
        above={[{ label: 'Ledger', href: '/ledger' }]}
        title="Verification"
        beside={latest ? <VerificationBadge status={latest.status} /> : undefined}
        facts={
          latest ? (
            <span>
              Asked for by {requesterText(latest.requestedBy, viewerId)}, <Instant at={latest.requestedAt} />
            </span>
          ) : (
            'Everything recorded is recomputed from its rows each night, and whenever somebody asks.'
          )
        }
        actions={mayVerify ? <VerifyNow isRunning={latest?.status === 'running'} /> : undefined}
      />
      {first.error && !first.data ? (
        <ErrorState what="The verifications" error={first.error} onRetry={() => void first.refetch()} />
      ) : null}
      {latest ? <Report report={latest} /> : null}
      {first.data && !latest ? (
        <EmptyState icon={ShieldCheck} title="Not verified yet">
          It is done each night, and whenever somebody asks.
        </EmptyState>
      ) : null}
      {latest ? (
        <Section title="Verifications">
          <VerificationsTable query={shown} pages={pages} viewerId={viewerId} />
        </Section>
      ) : null}
    </>
  );
}

function Report({ report: { status, checks, findings, found, failure } }: { report: VerificationReport }) {
  const [first, ...others] = findings;
  const done = checks.filter(({ rows }) => rows !== null).length;
  return (
    <>
      {status === 'running' ? <Progress label="Verification" share={done / checks.length} className="mb-6" /> : null}
      {first ? (
        <div className="mb-6">
          <Callout tone="danger" title={`The first thing that is wrong: ${first.message}`}>
            <p>
              Found by “{first.check}”{first.merchantId === null ? '' : `, of merchant ${first.merchantId}`}. Somebody
              changed rows outside of the product, or the product has a fault: find out before anything is paid out.
            </p>
            {others.length > 0 ? (
              <details className="mt-2">
                <summary className="cursor-pointer">
                  {found - 1} more {found === 2 ? 'thing' : 'things'}
                </summary>
                <ul className="mt-1 list-inside list-disc">
                  {others.map(({ check, message }) => (
                    <li key={`${check} ${message}`}>
                      {check}: {message}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </Callout>
        </div>
      ) : null}
      {status === 'failed' ? (
        <div className="mb-6">
          <Callout tone="warning" title="It could not be finished">
            {failure}
          </Callout>
        </div>
      ) : null}
      {status === 'intact' ? (
        <div className="mb-6">
          <Callout tone="positive" title="Everything holds">
            All that is recorded was recomputed from its rows, and nothing differs.
          </Callout>
        </div>
      ) : null}
      {checks.length > 0 ? (
        <Section title="Checks">
          <ChecksTable checks={checks} isUnderWay={status === 'running'} />
        </Section>
      ) : null}
    </>
  );
}

function VerifyNow({ isRunning }: { isRunning: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const verify = useMutation(
    trpc.audit.verify.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() }),
      onError: (error) => void toast.error(refusalOf(error).message),
    }),
  );
  return (
    <Button variant="primary" disabled={verify.isPending || isRunning} onClick={() => verify.mutate()}>
      {isRunning ? 'Verifying…' : 'Verify now'}
    </Button>
  );
}
