'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { AccountField, type AccountFieldProps } from './account-field';
import { useAccountsChanged } from './use-accounts-changed';

type ProposeProps = { reference: string; currency: string; label: string; isDisabled?: boolean };

/** The button that leads to a new account, and the form behind it. */
export function ProposeAccount({ reference, currency, label, isDisabled }: ProposeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" disabled={isDisabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={label.replace('…', '')}
        description={`For payouts in ${currency}. A second person confirms it, and the merchant’s address is told.`}
      >
        <ProposeForm reference={reference} currency={currency} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const nothing = { holderName: '', iban: '', bic: '', routingNumber: '', accountNumber: '', reason: '' };
const fieldOf = {
  holderName: 'holderName',
  iban: 'account.iban',
  bic: 'account.bic',
  routingNumber: 'account.routingNumber',
  accountNumber: 'account.accountNumber',
  reason: 'reason',
} as const;
const accountTypes = [
  { value: 'checking', label: 'Checking' },
  { value: 'savings', label: 'Savings' },
] as const;

function ProposeForm({ reference, currency, onDone }: Omit<ProposeProps, 'label'> & { onDone: () => void }) {
  const { bankAccounts } = useTRPC();
  const [typed, setTyped] = useState(nothing);
  const [accountType, setAccountType] = useState<'checking' | 'savings'>('checking');
  const onSuccess = useAccountsChanged('Proposed. It counts once a second person has confirmed it.', onDone);
  const propose = useMutation(bankAccounts.propose.mutationOptions({ onSuccess }));
  const isUs = currency === 'USD';
  const at = (name: keyof typeof nothing) => fieldMessage(propose.error, fieldOf[name]);
  const isShownAtField = (Object.keys(fieldOf) as (keyof typeof nothing)[]).some(at);
  function submit(event: FormEvent) {
    event.preventDefault();
    const { holderName, reason, iban, bic, routingNumber, accountNumber } = typed;
    propose.mutate({
      reference,
      currency,
      holderName,
      reason,
      account: isUs
        ? { scheme: 'us', routingNumber, accountNumber, accountType }
        : { scheme: 'iban', iban, ...(bic.trim() === '' ? {} : { bic }) },
    });
  }
  const field = (
    name: keyof typeof nothing,
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
      {propose.error && !isShownAtField ? <Callout tone="danger">{refusalOf(propose.error).message}</Callout> : null}
      {field('holderName', 'Account holder', { hint: 'As the bank knows it.', max: 70 })}
      {isUs ? (
        <>
          {field('routingNumber', 'Routing number', { hint: 'Nine digits.', isNumber: true, max: 20 })}
          {field('accountNumber', 'Account number', { isNumber: true, max: 40 })}
          <Choice label="Kind of account" value={accountType} options={accountTypes} onChange={setAccountType} />
        </>
      ) : (
        <>
          {field('iban', 'IBAN', { isNumber: true, max: 60 })}
          {field('bic', 'BIC', { hint: 'May be left empty.', isNumber: true, isOptional: true, max: 20 })}
        </>
      )}
      {field('reason', 'Why it changes', { hint: 'Whoever confirms it reads this.', max: 500 })}
      <Button type="submit" variant="primary" className="justify-self-end" disabled={propose.isPending}>
        {propose.isPending ? 'One moment…' : 'Propose'}
      </Button>
    </form>
  );
}
