'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { amountTyped } from './amount-typed';

const empty = { externalReference: '', amount: '', currency: 'EUR', shopperReference: '', description: '' };

export function NewOrderForm({ isStaff }: { isStaff: boolean }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [merchant, setMerchant] = useState<string | null>(null);
  const [typed, setTyped] = useState(empty);
  const [wrong, setWrong] = useState<{ field: string; message: string } | null>(null);
  const create = useMutation(
    trpc.orders.create.mutationOptions({
      onSuccess: async ({ order, alreadyThere }) => {
        if (alreadyThere) toast.info('This order was there before. Here it is.');
        await queryClient.invalidateQueries(trpc.orders.list.queryFilter());
        router.push(`/orders/${order.id}`);
      },
    }),
  );
  const wrongOf = (field: string) =>
    wrong?.field === field ? wrong.message : (fieldMessage(create.error, field) ?? undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    const amount = amountTyped(typed.amount, typed.currency);
    if (isStaff && merchant === null) return setWrong({ field: 'merchant', message: 'Whose order is it?' });
    if ('field' in amount) return setWrong(amount);
    setWrong(null);
    create.mutate({
      externalReference: typed.externalReference.trim(),
      amount: amount.money,
      ...(merchant === null ? {} : { merchant }),
      ...(typed.shopperReference.trim() === '' ? {} : { shopperReference: typed.shopperReference.trim() }),
      ...(typed.description.trim() === '' ? {} : { description: typed.description.trim() }),
    });
  }

  const text = (name: keyof typeof empty, label: string, more: { hint?: string; required?: boolean } = {}) => (
    <Field label={label} hint={more.hint} error={wrongOf(name)}>
      {(control) => (
        <Input
          {...control}
          required={more.required}
          maxLength={name === 'description' ? 500 : 200}
          inputMode={name === 'amount' ? 'decimal' : undefined}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <form onSubmit={submit} className="grid gap-4">
      {create.error ? <Callout tone="danger">{refusalOf(create.error).message}</Callout> : null}
      {isStaff ? <MerchantPicker value={merchant} onChange={setMerchant} error={wrongOf('merchant')} /> : null}
      {text('externalReference', 'Order reference', { required: true, hint: 'The shop’s own; one order has it.' })}
      <div className="grid grid-cols-[1fr_7rem] gap-3">
        {text('amount', 'Amount', { required: true })}
        {text('currency', 'Currency', { required: true })}
      </div>
      {text('shopperReference', 'Shopper (optional)')}
      {text('description', 'Description (optional)')}
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={create.isPending || create.isSuccess}>
          {create.isPending || create.isSuccess ? 'Creating…' : 'Create the order'}
        </Button>
      </div>
    </form>
  );
}
