'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import type { WritablePayouts } from '@/server/payouts/schema/files';
import { filesOfRun } from './files-of-run';
import { fileColumns } from './files-table';
import { WriteFile } from './write-file';

/** Bank files of an approved run: those that are written, and what would be in the next. Nothing where none is needed. */
export function RunFiles({ runId, mayPay }: { runId: string; mayPay: boolean }) {
  const { payoutFiles } = useTRPC();
  const files = useQuery(payoutFiles.list.queryOptions(filesOfRun(runId)));
  const writable = useQuery(payoutFiles.writable.queryOptions({ runId }));
  const error = files.error ?? writable.error;
  if (error)
    return (
      <Section title="Bank files">
        <ErrorState
          what="The bank files"
          error={error}
          onRetry={() => void Promise.all([files.refetch(), writable.refetch()])}
        />
      </Section>
    );
  if (!files.data || !writable.data) return null;
  const open = writable.data.filter(({ transfers, others }) => transfers > 0 || others.length > 0);
  if (files.data.data.length === 0 && open.length === 0) return null;
  return (
    <Section title="Bank files">
      <div className="grid gap-4">
        {open.map((of) => (
          <Writable key={of.currency} runId={runId} of={of} mayPay={mayPay} />
        ))}
        {files.data.data.length > 0 ? (
          <DataTable
            name="Bank files of the run"
            rows={files.data.data}
            columns={fileColumns}
            rowKey={({ id }) => id}
          />
        ) : null}
      </div>
    </Section>
  );
}

/** Of those that wait, by name; of the others how many. */
const WAITING_SHOWN = 5;

type WritableProps = { runId: string; of: WritablePayouts[number]; mayPay: boolean };

const payouts = { one: 'payout', many: 'payouts' };

function Writable({ runId, of, mayPay }: WritableProps) {
  const [isOpen, setOpen] = useState(false);
  const { currency, transfers, total, others, problem } = of;
  const repeatable = others.filter(({ waits }) => waits === null);
  const waiting = others.filter(({ waits }) => waits !== null);
  if (problem !== null)
    return (
      <Callout tone="warning" title={`Payouts in ${currency} cannot leave`}>
        {problem}
      </Callout>
    );
  const mayWrite = mayPay && (transfers > 0 || repeatable.length > 0);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border px-4 py-3">
      <div>
        {transfers > 0 ? (
          <p>
            <Count of={transfers} one="payout" many="payouts" /> of <Money money={total} className="font-medium" /> can
            leave in a file.
          </p>
        ) : null}
        {repeatable.length > 0 ? (
          <p className="text-muted">
            <Count of={repeatable.length} {...(transfers > 0 ? { one: 'other', many: 'others' } : payouts)} /> in{' '}
            {currency} can be paid again: {standsOf(repeatable)}.
          </p>
        ) : null}
        {waiting.slice(0, WAITING_SHOWN).map(({ disbursementId, merchantName, waits }) => (
          <p key={disbursementId} className="break-words text-muted">
            {merchantName} cannot be paid now: {waits?.replace(/\.$/, '')}.
          </p>
        ))}
        {waiting.length > WAITING_SHOWN ? (
          <p className="text-muted">{waiting.length - WAITING_SHOWN} more wait as well.</p>
        ) : null}
      </div>
      {mayWrite ? (
        <Button
          variant={transfers > 0 ? 'primary' : 'secondary'}
          aria-label={`Write the file… in ${currency}`}
          onClick={() => setOpen(true)}
        >
          Write the file…
        </Button>
      ) : null}
      {isOpen ? <WriteFile runId={runId} of={of} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** `2 failed, 1 came back` */
function standsOf(payouts: WritablePayouts[number]['others']): string {
  const words = [
    ['failed', 'failed'],
    ['returned', 'came back'],
    ['approved', 'to be looked at'],
  ] as const;
  return words
    .map(([stands, said]) => [payouts.filter(({ status }) => status === stands).length, said] as const)
    .flatMap(([count, said]) => (count > 0 ? [`${count} ${said}`] : []))
    .join(', ');
}
