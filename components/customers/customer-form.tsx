'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { useFormatting } from '@/components/format/formatting';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { fieldProblem, formProblem } from '@/components/payments/field-problem';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Customer } from '@/server/invoices/schema/customers';
import { CardForm } from './card-form';
import { type CustomerTyped, customerPaths, factsTyped, typedCustomer } from './customer-typed';
import { PolicyField } from './policy-field';
import { TellsForm } from './tells-form';
import { TimeZoneField } from './time-zone-field';

/** A new customer, or one that is changed. */
export function CustomerForm({ customer }: { customer?: Customer }) {
  const { customers } = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { timeZone } = useFormatting();
  const [reference, setReference] = useState('');
  const [merchant, setMerchant] = useState<string | null>(null);
  const [typed, setTyped] = useState(() => typedCustomer(customer, timeZone));
  const onSuccess = async (saved: Customer) => {
    queryClient.setQueryData(customers.get.queryKey({ reference: saved.reference }), saved);
    await queryClient.invalidateQueries(customers.list.queryFilter());
    toast.success(customer ? 'The customer is changed.' : 'The customer is added.');
    router.push(`/customers/${encodeURIComponent(saved.reference)}`);
  };
  const create = useMutation(customers.create.mutationOptions({ onSuccess }));
  const change = useMutation(customers.change.mutationOptions({ onSuccess }));
  const { error, isPending, isSuccess } = customer ? change : create;
  const set = (part: Partial<CustomerTyped>) => setTyped({ ...typed, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    const facts = factsTyped(typed);
    if (customer) change.mutate({ reference: customer.reference, ...facts });
    else create.mutate({ reference: reference.trim(), ...(merchant === null ? {} : { merchant }), ...facts });
  }

  type Text = 'name' | 'email' | 'taxId' | 'currency' | 'locale';
  const text = (name: Text, label: string, more: { hint?: string; required?: boolean } = {}) => (
    <Field label={label} hint={more.hint} error={fieldProblem(error, name, label)}>
      {(control) => (
        <Input
          {...control}
          required={more.required ?? true}
          maxLength={254}
          value={typed[name]}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      )}
    </Field>
  );
  const problem = formProblem(error, customerPaths);
  return (
    <form onSubmit={submit} className="max-w-3xl">
      {problem ? (
        <div className="mb-6">
          <Callout tone="danger">{problem}</Callout>
        </div>
      ) : null}
      <Section title="Who it is">
        <div className="grid gap-4 sm:grid-cols-2">
          {text('name', 'Name')}
          {text('email', 'Email', { hint: 'Its invoices go there.' })}
          {customer ? null : (
            <>
              <Field
                label="Reference"
                hint="Your own name for it; it stays."
                error={fieldProblem(error, 'reference', 'The reference')}
              >
                {(control) => (
                  <Input
                    {...control}
                    required
                    maxLength={200}
                    value={reference}
                    onChange={({ target }) => setReference(target.value)}
                  />
                )}
              </Field>
              <MerchantPicker
                label="Merchant, if it is one (optional)"
                value={merchant}
                onChange={setMerchant}
                error={fieldProblem(error, 'merchant', 'The merchant')}
              />
            </>
          )}
          <Field
            label="Address (optional)"
            hint="Lines, as they stand on an envelope."
            error={fieldProblem(error, 'address', 'The address')}
          >
            {(control) => (
              <textarea
                {...control}
                rows={4}
                value={typed.address}
                onChange={({ target }) => set({ address: target.value })}
                className="w-full rounded-md border border-line-strong bg-surface px-2.5 py-1.5 max-sm:text-[16px]"
              />
            )}
          </Field>
          {text('taxId', 'Tax number (optional)', { required: false })}
        </div>
      </Section>
      <Section title="How it is billed">
        <div className="grid gap-4 sm:grid-cols-3">
          {text('currency', 'Currency', { hint: 'Such as EUR. New invoices are in it.' })}
          <TimeZoneField
            value={typed.timeZone}
            onChange={(timeZone) => set({ timeZone })}
            error={fieldProblem(error, 'timeZone', 'The time zone')}
          />
          {text('locale', 'Language', { hint: 'A tag such as en-GB.' })}
          <PolicyField
            value={typed.dunningPolicy}
            onChange={(dunningPolicy) => set({ dunningPolicy })}
            error={fieldProblem(error, 'dunningPolicy', 'The dunning policy')}
          />
        </div>
      </Section>
      <CardForm typed={typed} kept={customer?.card ?? null} onChange={set} error={error} />
      <TellsForm tells={typed.tells} onChange={(tells) => set({ tells })} />
      <div className="mt-6 flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button asChild>
          <Link href={customer ? `/customers/${encodeURIComponent(customer.reference)}` : '/customers'}>Cancel</Link>
        </Button>
        <Button type="submit" variant="primary" disabled={isPending || isSuccess}>
          {isPending || isSuccess ? 'One moment…' : customer ? 'Save' : 'Add the customer'}
        </Button>
      </div>
    </form>
  );
}
