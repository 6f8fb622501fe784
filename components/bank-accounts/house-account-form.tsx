'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { currencies } from '@/components/ui/currency-field';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { HouseAccount } from '@/server/payouts/schema/house-accounts';
import { AccountField, type AccountFieldProps } from './account-field';
import { inputOf, pathOf, type Typed, typedOf } from './house-account-typed';

type FormProps = {
  /** What is changed; null: a currency that has no account yet. */
  of: HouseAccount | null;
  taken: string[];
  hasConnection: boolean;
  onDone: () => void;
};

const channels = [
  { value: 'bank', label: 'By the bank’s connection' },
  { value: 'file', label: 'In bank files' },
] as const;

export function HouseAccountForm({ of, taken, hasConnection, onDone }: FormProps) {
  const { houseAccounts } = useTRPC();
  const queryClient = useQueryClient();
  const free = currencies.filter((currency) => !taken.includes(currency));
  const [typed, setTyped] = useState<Typed>(typedOf(of, free[0] ?? 'EUR', hasConnection));
  const change = useMutation(
    houseAccounts.change.mutationOptions({
      onSuccess: (accounts) => {
        queryClient.setQueryData(houseAccounts.list.queryKey(), accounts);
        toast.success('It holds from now on.');
        onDone();
      },
    }),
  );
  const isUs = typed.currency === 'USD';
  const at = (name: keyof Typed) => fieldMessage(change.error, pathOf(name, typed.currency));
  const isShownAtField = (Object.keys(typed) as (keyof Typed)[]).some(at);
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(inputOf(typed));
  }
  const field = (
    name: Exclude<keyof Typed, 'channel'>,
    label: string,
    more: Pick<AccountFieldProps, 'hint' | 'isNumber' | 'isOptional' | 'max'>,
  ) => (
    <AccountField
      {...more}
      label={label}
      error={at(name)}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <form onSubmit={submit} className="grid gap-4">
      {change.error && !isShownAtField ? <Callout tone="danger">{refusalOf(change.error).message}</Callout> : null}
      {of ? null : (
        <Field label="Currency" error={at('currency')}>
          {(control) => (
            <Select
              {...control}
              value={typed.currency}
              onChange={({ target }) => setTyped({ ...typed, currency: target.value })}
            >
              {free.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {field('holderName', 'Account holder', { hint: 'As the bank knows us.', max: 70 })}
      {isUs ? (
        <>
          {field('routingNumber', 'Routing number', { hint: 'Nine digits.', isNumber: true, max: 20 })}
          {field('number', 'Account number', { isNumber: true, max: 40 })}
          {field('bankName', 'Bank', { hint: 'Stands in ACH files.', isOptional: true, max: 70 })}
          {field('companyId', 'Company id', {
            hint: 'At most ten characters, which the bank gave us for ACH files.',
            isNumber: true,
            isOptional: true,
            max: 10,
          })}
        </>
      ) : (
        <>
          {field('number', 'IBAN', { isNumber: true, max: 60 })}
          {field('bic', 'BIC', { hint: 'May be left empty.', isNumber: true, isOptional: true, max: 20 })}
          <div className="grid grid-cols-[1fr_6rem] gap-3">
            {field('town', 'Town', { hint: 'For transfers that leave the EEA.', isOptional: true, max: 35 })}
            {field('country', 'Country', { hint: 'Such as DE.', isOptional: true, max: 2 })}
          </div>
        </>
      )}
      <div className="grid gap-1">
        <Choice
          label="How payouts leave"
          value={typed.channel}
          options={hasConnection ? channels : channels.filter(({ value }) => value === 'file')}
          onChange={(channel) => setTyped({ ...typed, channel })}
        />
        {at('channel') ? <p className="text-danger text-xs">{at('channel')}</p> : null}
      </div>
      {field('why', 'Why', { hint: 'Kept beside the account, and in the audit.', max: 500 })}
      <Button type="submit" variant="primary" className="justify-self-end" disabled={change.isPending}>
        {change.isPending ? 'One moment…' : 'Save'}
      </Button>
    </form>
  );
}
