'use client';

import { useState } from 'react';
import { Section } from '@/components/shell/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Count } from '@/components/ui/count';
import { type ChargeOutcome, outcomeWords } from '@/server/billing/schema/outcomes';
import type { Run } from '@/server/billing/schema/runs';
import { outcomeLook } from './outcome-look';
import { RetryGroup } from './retry-group';
import { MoneyList } from './run-sums';

/** Invoices that came out so can be charged again by a person. */
const canRetry: readonly ChargeOutcome[] = [
  'no_funds',
  'declined',
  'customer_not_found',
  'currency_mismatch',
  'no_payment_method',
  'customer_suspended',
  'network_error',
];

/** What failed, by the reason, each with what to do about it. */
export function OutcomeGroups({ run, mayRun }: { run: Run; mayRun: boolean }) {
  const [retrying, setRetrying] = useState<ChargeOutcome | null>(null);
  const groups = run.outcomes.flatMap((group) =>
    group.outcome === null || group.outcome === 'charged' ? [] : [{ ...group, outcome: group.outcome }],
  );
  if (groups.length === 0) return null;
  return (
    <Section title="What was not charged">
      <ul className="grid">
        {groups.map(({ outcome, invoices, sums }) => (
          <li key={outcome} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Badge tone={outcomeLook(outcome).tone}>{outcomeLook(outcome).words}</Badge>
                <Count of={invoices} one="invoice" many="invoices" />
                <span className="text-muted">
                  <MoneyList sums={sums} />
                </span>
              </p>
              <p className="mt-1 max-w-prose text-muted">{outcomeWords[outcome].next}</p>
            </div>
            {mayRun && canRetry.includes(outcome) && run.status !== 'cancelled' ? (
              <Button
                size="sm"
                aria-label={`Retry these: ${outcomeLook(outcome).words}`}
                onClick={() => setRetrying(outcome)}
              >
                Retry these…
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {retrying ? <RetryGroup runId={run.id} outcome={retrying} onClose={() => setRetrying(null)} /> : null}
    </Section>
  );
}
