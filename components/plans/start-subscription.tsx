'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { fieldProblem } from '@/components/payments/field-problem';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { pageSize } from '@/components/ui/page-size';
import { Select } from '@/components/ui/select';
import type { Customer } from '@/server/invoices/schema/customers';
import { usePlansChanged } from './use-plans-changed';

/** The button and its dialog. */
export function StartSubscription({ customer }: { customer: Customer }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Start a subscription
      </Button>
      {isOpen ? <Start customer={customer} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Start({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { plans, subscriptions } = useTRPC();
  const [plan, setPlan] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [startsOn, setStartsOn] = useState(() => new Date().toISOString().slice(0, 10));
  const { data } = useQuery(plans.list.queryOptions({ limit: pageSize }));
  const offered = (data?.data ?? []).filter(
    ({ retiredAt, prices }) => !retiredAt && prices.some(({ price }) => price.currency === customer.currency),
  );
  const onSuccess = usePlansChanged('The subscription is started.', onClose);
  const start = useMutation(subscriptions.start.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Start a subscription of ${customer.name}`}
      action="Start it"
      isPending={start.isPending || plan === '' || startsOn === '' || !/^[1-9]\d*$/.test(quantity)}
      error={start.error}
      onConfirm={() => start.mutate({ customer: customer.reference, plan, quantity: Number(quantity), startsOn })}
      onClose={onClose}
    >
      <p>Each month makes an invoice in {customer.currency}; a month that has begun is charged by its days.</p>
      <Field label="Plan" error={fieldProblem(start.error, 'plan', 'The plan')}>
        {(control) => (
          <Select {...control} value={plan} onChange={({ target }) => setPlan(target.value)}>
            <option value="" disabled>
              {data && offered.length === 0 ? `No plan has a price in ${customer.currency}` : 'Choose a plan …'}
            </option>
            {offered.map(({ reference, name }) => (
              <option key={reference} value={reference}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Quantity" error={fieldProblem(start.error, 'quantity', 'The quantity')}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={quantity}
              onChange={({ target }) => setQuantity(target.value)}
            />
          )}
        </Field>
        <Field label="From" error={fieldProblem(start.error, 'startsOn', 'The day')}>
          {(control) => (
            <Input {...control} type="date" value={startsOn} onChange={({ target }) => setStartsOn(target.value)} />
          )}
        </Field>
      </div>
    </ConfirmDialog>
  );
}
