'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { requesterText } from '@/components/ui/requester';
import { Skeleton } from '@/components/ui/skeleton';
import type { RetryPolicy } from '@/server/billing/schema/policy';
import { BillingSettingsSection } from './billing-settings';
import { PolicyForm } from './policy-form';
import { PolicyRules } from './policy-rules';

/** How failed charges are tried again, and when months are billed. */
export function PolicyView({ viewerId, mayChange }: { viewerId: string; mayChange: boolean }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.billingSettings.policies.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const [present, ...before] = data ?? [];
  return (
    <>
      <PageHeader
        title="Retries"
        facts="What is done after a charge that did not succeed, and from when on a month is charged."
      />
      <Section
        title="After a charge"
        aside={
          mayChange && present ? (
            <Button size="sm" onClick={() => setOpen(true)}>
              Change
            </Button>
          ) : undefined
        }
      >
        {error && !data ? <ErrorState what="The policy" error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Skeleton className="h-40 w-full" /> : null}
        {present ? (
          <>
            <PolicyRules rules={present.rules} />
            <p className="mt-2 text-muted text-xs">
              <VersionWords policy={present} viewerId={viewerId} /> What an earlier version scheduled stays scheduled.
            </p>
          </>
        ) : null}
      </Section>
      <BillingSettingsSection mayChange={mayChange} />
      {before.length > 0 ? (
        <Section title="Earlier versions">
          <ul className="grid">
            {before.map((policy) => (
              <li key={policy.version ?? 'delivered'} className="border-b py-2">
                <details>
                  <summary className="cursor-pointer">
                    <VersionWords policy={policy} viewerId={viewerId} />
                  </summary>
                  <div className="pt-2">
                    <PolicyRules rules={policy.rules} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {isOpen && present ? (
        <Dialog
          open
          onOpenChange={setOpen}
          title="Change how charges are tried again"
          description="It holds from the next failure on; what is scheduled already stays."
        >
          <PolicyForm rules={present.rules} onDone={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

function VersionWords({
  policy: { version, madeAt, madeBy, why },
  viewerId,
}: {
  policy: RetryPolicy;
  viewerId: string;
}) {
  if (version === null || !madeAt || !madeBy) return <>As it was delivered.</>;
  return (
    <>
      Version {version}, by {requesterText(madeBy, viewerId)}, <Instant at={madeAt} />
      {why ? `: ${why}` : ''}.
    </>
  );
}
