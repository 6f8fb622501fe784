'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldMessage } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Hold } from '@/server/merchants/schema/holds';
import { useMerchantChanged } from './use-merchant-changed';

/** Why a merchant is not paid, by whom, and for whoever may, a way to lift it. */
export function OpenHolds({ reference, mayLift }: { reference: string; mayLift: boolean }) {
  const { data, error, refetch } = useQuery(useTRPC().merchants.holds.queryOptions({ reference }));
  const [lifting, setLifting] = useState<Hold | null>(null);
  if (error && !data) return <ErrorState what="Why it is on hold" error={error} onRetry={() => void refetch()} />;
  return (
    <div className="mb-6 grid gap-2">
      {data?.data
        .filter(({ lifted }) => lifted === null)
        .map((hold) => (
          <Callout
            key={hold.id}
            tone="warning"
            title={hold.kind === 'risk' ? 'On hold for a risk: nothing is paid out' : 'On hold: nothing is paid out'}
            action={
              mayLift ? (
                <Button size="sm" onClick={() => setLifting(hold)}>
                  Lift…
                </Button>
              ) : undefined
            }
          >
            {hold.reason} <By name={hold.placedBy} at={hold.placedAt} />
          </Callout>
        ))}
      {lifting ? <Lift reference={reference} hold={lifting} onClose={() => setLifting(null)} /> : null}
    </div>
  );
}

function Lift({ reference, hold, onClose }: { reference: string; hold: Hold; onClose: () => void }) {
  const { merchants } = useTRPC();
  const [reason, setReason] = useState('');
  const onSuccess = useMerchantChanged('Lifted.', onClose);
  const lift = useMutation(merchants.liftHold.mutationOptions({ onSuccess }));
  const wrong = fieldMessage(lift.error, 'reason');
  return (
    <ConfirmDialog
      title="Lift the hold?"
      action="Lift the hold"
      isPending={lift.isPending}
      error={wrong ? null : lift.error}
      onConfirm={() => lift.mutate({ reference, id: hold.id, reason })}
      onClose={onClose}
    >
      <p>It was placed for this: {hold.reason}</p>
      <p>Once no other hold is left, what waited is in the next payout.</p>
      <Field label="Why it can be lifted" error={wrong}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

const columns: Column<Hold>[] = [
  {
    header: 'On hold for',
    className: 'max-w-72 break-words align-top',
    cell: ({ kind, reason }) => (kind === 'risk' ? `A risk: ${reason}` : reason),
  },
  {
    header: 'Placed',
    from: 'sm',
    className: 'align-top',
    cell: ({ placedBy, placedAt }) => <By name={placedBy} at={placedAt} />,
  },
  {
    header: 'Lifted',
    className: 'max-w-72 break-words align-top',
    cell: ({ lifted }) =>
      lifted ? (
        <>
          {lifted.reason} <By name={lifted.by} at={lifted.at} />
        </>
      ) : (
        'Not yet'
      ),
  },
];

/** What there was of holds; nothing where there was none. */
export function PastHolds({ reference }: { reference: string }) {
  const { data } = useQuery(useTRPC().merchants.holds.queryOptions({ reference }));
  if (!data || data.data.length === 0) return null;
  return (
    <Section title="Holds">
      <DataTable name="Holds" rows={data.data} columns={columns} rowKey={({ id }) => id} />
    </Section>
  );
}

const By = ({ name, at }: { name: string; at: string }) => (
  <span className="text-muted">
    {name}, <Instant at={at} />
  </span>
);
