'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { amountTyped } from '@/components/orders/amount-typed';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type PaymentMethod, paymentMethodShape } from '@/server/payments/schema/states';
import type { TestInstruments } from '@/server/payments/schema/test-instruments';
import { CardFields, cardPaths, noCard } from './card-fields';
import { fieldProblem, formProblem } from './field-problem';
import { methodWords } from './paid-with';
import { noTransfer, TransferFields, transferPaths } from './transfer-fields';
import { useFormKey } from './use-form-key';

const empty = { amount: '', currency: 'EUR', description: '', customerReference: '' };
const paths = ['merchant', 'amount.amount', 'description', 'customerReference', ...cardPaths, ...transferPaths];

export function NewPaymentForm({ isStaff, offered }: { isStaff: boolean; offered: TestInstruments | null }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const key = useFormKey();
  const [merchant, setMerchant] = useState<string | null>(null);
  const [method, setMethod] = useState<PaymentMethod>('credit_card');
  const [typed, setTyped] = useState(empty);
  const [card, setCard] = useState(noCard);
  const [transfer, setTransfer] = useState(noTransfer);
  const [wrong, setWrong] = useState<{ field: string; message: string } | null>(null);
  const create = useMutation(
    trpc.payments.create.mutationOptions({
      onSuccess: async ({ id }) => {
        setCard(noCard);
        await queryClient.invalidateQueries(trpc.payments.list.queryFilter());
        router.push(`/payments/${id}`);
      },
      // The card is not kept beside the answer.
      gcTime: 0,
    }),
  );
  const isBusy = create.isPending || create.isSuccess;
  const wrongOf = (field: string, label: string, path = field) =>
    wrong?.field === field ? wrong.message : fieldProblem(create.error, path, label);

  function submit(event: FormEvent) {
    event.preventDefault();
    const amount = amountTyped(typed.amount, typed.currency);
    if (isStaff && merchant === null) return setWrong({ field: 'merchant', message: 'For which merchant is it?' });
    if ('field' in amount) return setWrong(amount);
    setWrong(null);
    create.mutate({
      key,
      method,
      amount: amount.money,
      description: typed.description.trim(),
      ...(merchant === null ? {} : { merchant }),
      ...(typed.customerReference.trim() === '' ? {} : { customerReference: typed.customerReference.trim() }),
      ...(method === 'account_transfer' ? { transfer } : { card }),
    });
  }

  const text = (name: keyof typeof empty, label: string, more: { path?: string; required?: boolean } = {}) => (
    <Field label={label} error={wrongOf(name, 'This', more.path)}>
      {(control) => (
        <Input
          {...control}
          required={more.required}
          maxLength={name === 'description' ? 500 : 200}
          inputMode={name === 'amount' ? 'decimal' : undefined}
          value={typed[name]}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      )}
    </Field>
  );
  const problem = formProblem(create.error, paths);

  return (
    <form onSubmit={submit} className="grid gap-4">
      {problem ? <Callout tone="danger">{problem}</Callout> : null}
      {isStaff ? (
        <MerchantPicker value={merchant} onChange={setMerchant} error={wrongOf('merchant', 'The merchant')} />
      ) : null}
      <div className="grid grid-cols-[1fr_7rem] gap-3">
        {text('amount', 'Amount', { required: true, path: 'amount.amount' })}
        {text('currency', 'Currency', { required: true, path: 'amount.currency' })}
      </div>
      {text('description', 'Description', { required: true })}
      <div className="grid grid-cols-2 gap-3">
        {text('customerReference', 'Customer (optional)')}
        <Field label="Method">
          {(control) => (
            <Select {...control} value={method} onChange={({ target }) => setMethod(target.value as PaymentMethod)}>
              {paymentMethodShape.options.map((option) => (
                <option key={option} value={option}>
                  {methodWords[option]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {method === 'account_transfer' ? (
        <TransferFields
          transfer={transfer}
          onChange={setTransfer}
          error={create.error}
          offered={offered?.accounts ?? null}
        />
      ) : (
        <CardFields card={card} onChange={setCard} error={create.error} offered={offered?.cards ?? null} />
      )}
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={isBusy}>
          {isBusy ? 'Taking the payment…' : 'Take the payment'}
        </Button>
      </div>
    </form>
  );
}
