'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmWithCode } from '@/components/session/confirm-with-code';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { BankAccount } from '@/server/merchants/schema/bank-accounts';
import { Digits } from './account-facts';
import { useAccountsChanged } from './use-accounts-changed';

type DecideProps = { account: BankAccount; current: BankAccount | null; mayConfirm: boolean; mayPropose: boolean };

/** What one can do about an account that waits: who proposed it takes it back, another decides. */
export function DecideAccount({ account, current, mayConfirm, mayPropose }: DecideProps) {
  const [question, setQuestion] = useState<'confirm' | 'reject' | 'withdraw' | null>(null);
  const close = () => setQuestion(null);
  if (account.isOwn)
    return (
      <div className="flex flex-wrap items-center gap-2">
        {mayConfirm ? <span className="text-muted">You proposed it: somebody else confirms it.</span> : null}
        {mayPropose ? (
          <Button size="sm" onClick={() => setQuestion('withdraw')}>
            Withdraw…
          </Button>
        ) : null}
        {question === 'withdraw' ? <Withdraw account={account} onClose={close} /> : null}
      </div>
    );
  if (!mayConfirm) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" onClick={() => setQuestion('confirm')}>
        Confirm…
      </Button>
      <Button size="sm" onClick={() => setQuestion('reject')}>
        Reject…
      </Button>
      {question === 'confirm' ? <Confirm account={account} current={current} onClose={close} /> : null}
      {question === 'reject' ? <Reject account={account} onClose={close} /> : null}
    </div>
  );
}

type QuestionProps = { account: BankAccount; onClose: () => void };

function Confirm({ account, current, onClose }: QuestionProps & { current: BankAccount | null }) {
  const { bankAccounts } = useTRPC();
  const [words, setWords] = useState('');
  const onSuccess = useAccountsChanged('Confirmed. The merchant was told by mail.', onClose);
  const confirm = useMutation(bankAccounts.confirm.mutationOptions({ onSuccess }));
  return (
    <ConfirmWithCode
      title={`Pay ${account.merchant.name} to this account?`}
      action="Confirm the account"
      isPending={confirm.isPending}
      error={confirm.error}
      onConfirm={() => confirm.mutate({ id: account.id, words })}
      onClose={onClose}
    >
      <p>
        <Digits>{account.masked}</Digits> of {account.holderName}
        {current ? (
          <>
            , in place of <Digits>{current.masked}</Digits>. It is paid to after the cooling-off.
          </>
        ) : (
          '. It is the first one, and is paid to at once.'
        )}
      </p>
      <p className="text-muted">
        Ask the merchant by a way that you know from before, such as a telephone number on file: a mail that asks for
        another account may be of an impostor.
      </p>
      <Field label="How you made sure" hint="May be left empty.">
        {(control) => (
          <Input {...control} maxLength={500} value={words} onChange={({ target }) => setWords(target.value)} />
        )}
      </Field>
    </ConfirmWithCode>
  );
}

function Reject({ account, onClose }: QuestionProps) {
  const { bankAccounts } = useTRPC();
  const [words, setWords] = useState('');
  const onSuccess = useAccountsChanged('Rejected. The merchant is paid as before.', onClose);
  const reject = useMutation(bankAccounts.reject.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title="Reject this account?"
      action="Reject"
      isPending={reject.isPending}
      error={reject.error}
      onConfirm={() => reject.mutate({ id: account.id, words })}
      onClose={onClose}
    >
      <p>
        {account.merchant.name} is paid as before. {account.proposedBy} can propose another account.
      </p>
      <Field label="Why" hint="Whoever proposed it reads this.">
        {(control) => (
          <Input
            {...control}
            required
            maxLength={500}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}

function Withdraw({ account, onClose }: QuestionProps) {
  const { bankAccounts } = useTRPC();
  const onSuccess = useAccountsChanged('Withdrawn. The merchant is paid as before.', onClose);
  const withdraw = useMutation(bankAccounts.withdraw.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title="Withdraw this account?"
      action="Withdraw"
      isPending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate({ id: account.id })}
      onClose={onClose}
    >
      <p>Nobody has to decide on it any more, and {account.merchant.name} is paid as before.</p>
    </ConfirmDialog>
  );
}
