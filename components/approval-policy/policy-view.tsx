'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { ApprovalPolicy } from '@/server/disbursements/schema/policies';
import { DecidePolicy } from './decide-policy';
import { PolicyForm } from './policy-form';
import { PolicyRules } from './policy-rules';

/** How many approve a run: what is in force, what waits for a second person, and what was before. */
export function PolicyView({ mayPropose }: { mayPropose: boolean }) {
  const { data, error, refetch } = useQuery(useTRPC().runs.policies.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const inForce = data?.find(({ state }) => state === 'in_force');
  const waiting = data?.find(({ state }) => state === 'waiting');
  const before = data?.filter(({ state }) => state === 'past' || state === 'rejected') ?? [];
  return (
    <>
      <PageHeader
        above={[{ label: 'Disbursement runs', href: '/runs' }]}
        title="Approval policy"
        facts="How many people approve a run before it is paid. Two people change it: one proposes, another confirms."
        actions={
          mayPropose && data && !waiting ? (
            <Button variant="primary" onClick={() => setOpen(true)}>
              Propose a change…
            </Button>
          ) : undefined
        }
      />
      {error && !data ? <ErrorState what="The policy" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-48 w-full" /> : null}
      {waiting ? (
        <Section title="Proposed" aside={<DecidePolicy policy={waiting} mayPropose={mayPropose} />}>
          <PolicyRules rules={waiting} />
          <p className="mt-2 break-words text-muted">
            <Badge tone="warning">Waits for a second person</Badge> {waiting.proposedBy},{' '}
            <Instant at={waiting.proposedAt} />: {waiting.reason}
          </p>
        </Section>
      ) : null}
      {inForce ? (
        <Section title="In force">
          <PolicyRules rules={inForce} />
          <p className="mt-2 break-words text-muted text-xs">
            <VersionWords policy={inForce} />
          </p>
        </Section>
      ) : null}
      {before.length > 0 ? (
        <Section title="Earlier versions">
          <ul className="grid">
            {before.map((policy) => (
              <li key={policy.id} className="border-b py-2">
                <details>
                  <summary className="cursor-pointer break-words">
                    {policy.state === 'rejected' ? <Badge tone="danger">Rejected</Badge> : null}{' '}
                    <VersionWords policy={policy} />
                  </summary>
                  <div className="pt-2">
                    <PolicyRules rules={policy} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {isOpen && data ? (
        <Dialog
          open
          onOpenChange={setOpen}
          title="Propose another policy"
          description="It is in force once somebody else has confirmed it. Runs submitted before keep the number that they were submitted with."
        >
          <PolicyForm rules={inForce ?? { tiers: [], automatic: [] }} onDone={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

function VersionWords({ policy }: { policy: ApprovalPolicy }) {
  const { proposedBy, proposedAt, reason, state, decidedBy, decidedAt, words } = policy;
  return (
    <>
      Proposed by {proposedBy}, <Instant at={proposedAt} />: {reason}
      {decidedBy !== null && decidedAt !== null ? (
        <>
          {' · '}
          {state === 'rejected' ? 'Rejected' : 'Confirmed'} by {decidedBy}, <Instant at={decidedAt} />
          {words ? `: ${words}` : ''}
        </>
      ) : null}
    </>
  );
}
