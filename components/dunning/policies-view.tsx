'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { type DunningPolicy, STANDARD_POLICY } from '@/server/invoices/schema/dunning';
import { DunningPath } from './dunning-path';
import { PolicyForm } from './policy-form';
import { PolicyHistory } from './policy-history';

/** The policies, each with what it does, and for whoever may, ways to change them. */
export function PoliciesView({ mayChange }: { mayChange: boolean }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.dunning.list.queryOptions());
  const [open, setOpen] = useState<{ what: 'form' | 'history'; policy: DunningPolicy | null } | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title="Dunning"
        facts={
          <>
            <span>What becomes of invoices that are not paid, by days after their due day.</span>
            <Link href="/mail/templates" className="text-accent hover:underline">
              What customers are written
            </Link>
          </>
        }
        actions={
          mayChange ? (
            <Button variant="primary" onClick={() => setOpen({ what: 'form', policy: null })}>
              New policy
            </Button>
          ) : undefined
        }
      />
      {error && !data ? <ErrorState what="The policies" error={error} onRetry={() => void refetch()} /> : null}
      {data?.data.map((policy) => (
        <Section
          key={policy.reference}
          title={policy.name}
          aside={
            <div className="flex gap-2">
              <Button size="sm" onClick={() => setOpen({ what: 'history', policy })}>
                History
              </Button>
              {mayChange ? (
                <Button size="sm" onClick={() => setOpen({ what: 'form', policy })}>
                  Change
                </Button>
              ) : null}
            </div>
          }
        >
          <p className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
            {policy.reference === STANDARD_POLICY ? (
              <Badge tone="neutral">For every customer without another</Badge>
            ) : (
              <span>Reference {policy.reference}</span>
            )}
            <span>{customersText(policy.customers)}</span>
            {policy.changedBy === 'system' ? (
              <span>As delivered</span>
            ) : (
              <span>
                Version {policy.version}, by {policy.changedBy}, <Instant at={policy.changedAt} />
              </span>
            )}
          </p>
          <DunningPath policy={policy} />
        </Section>
      ))}
      <p className="mt-8 max-w-prose text-muted text-xs">
        Days are those of the customer’s calendar. An invoice that is still to be charged by itself, is being charged,
        or whose outcome is not known is left alone. What is written off is booked as a loss; if it is paid after all,
        the loss is taken back.
      </p>
      {open?.what === 'form' ? (
        <Dialog
          open
          onOpenChange={close}
          title={open.policy ? `Change ${open.policy.name}` : 'New dunning policy'}
          description={open.policy ? 'It holds from now on, also for invoices that are unpaid already.' : ''}
        >
          <PolicyForm policy={open.policy} onDone={close} />
        </Dialog>
      ) : null}
      {open?.what === 'history' && open.policy ? (
        <Dialog open onOpenChange={close} title={`${open.policy.name}: history`}>
          <PolicyHistory reference={open.policy.reference} />
        </Dialog>
      ) : null}
    </>
  );
}

const customersText = (count: number): string =>
  count === 0 ? 'No customer has it' : count === 1 ? 'One customer' : `${count.toLocaleString('en')} customers`;
