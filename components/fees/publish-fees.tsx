'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { fieldProblem, formProblem } from '@/components/payments/field-problem';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CurrencyCode } from '@/server/kernel/currency';
import { describeTier } from '@/server/kernel/fee-explanation';
import { type FeeSchedule, type FeeTierJson, tiersOf } from '@/server/merchants/schema/fees';
import { FeeExamples } from './fee-examples';
import { feeNames } from './fee-names';
import { type FeesOf, firstOfNextMonth } from './fees-of';

type PublishFeesProps = { of: FeesOf; now: readonly FeeTierJson[]; tiers: FeeTierJson[]; onClose: () => void };

/** The second look: who is concerned, from when on, and what orders will pay. */
export function PublishFees({ of, now, tiers, onClose }: PublishFeesProps) {
  const { feeSchedules } = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [startsOn, setStartsOn] = useState(() => firstOfNextMonth(of.earliestStart));
  const [why, setWhy] = useState('');
  const onSuccess = async ({ id }: FeeSchedule) => {
    await queryClient.invalidateQueries({ queryKey: feeSchedules.pathKey() });
    toast.success('The fees are published.');
    router.push(`/fees/${id}`);
  };
  const publish = useMutation(feeSchedules.publish.mutationOptions({ onSuccess }));
  const give = useMutation(feeSchedules.give.mutationOptions({ onSuccess }));
  const { error, isPending } = of.kind === 'new' ? give : publish;
  const given = { tiers, startsOn, ...(why.trim() === '' ? {} : { why: why.trim() }) };
  const currency = of.currency as CurrencyCode;
  return (
    <ConfirmDialog
      title={`Publish fees of ${feeNames[of.name].toLowerCase()} in ${currency}?`}
      action="Publish"
      isPending={isPending || startsOn === ''}
      error={formProblem(error, ['startsOn']) === null ? null : error}
      onConfirm={() =>
        of.kind === 'new'
          ? give.mutate({ merchant: of.merchant?.reference ?? '', name: of.name, currency, ...given })
          : publish.mutate({ id: of.id, afterVersion: of.latestVersion, ...given })
      }
      onClose={onClose}
    >
      <p>
        They hold for {of.merchant ? of.merchant.name : 'all merchants without fees of their own'}, from the start of
        that day where the merchant is. What is owed already keeps its fee.
      </p>
      <ul className="grid gap-0.5 font-medium tabular-nums">
        {tiersOf(tiers).map((tier) => (
          <li key={tier.fromMinor.toString()}>{describeTier(tier, currency)}</li>
        ))}
      </ul>
      <div className="grid grid-cols-2 gap-4">
        <Field label="First day" error={fieldProblem(error, 'startsOn', 'The first day')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={of.earliestStart}
              value={startsOn}
              onChange={({ target }) => setStartsOn(target.value)}
            />
          )}
        </Field>
        <Field label="Why" hint="It stands in the audit.">
          {(control) => (
            <Input {...control} maxLength={500} value={why} onChange={({ target }) => setWhy(target.value)} />
          )}
        </Field>
      </div>
      <FeeExamples currency={currency} now={now} then={tiers} />
    </ConfirmDialog>
  );
}
