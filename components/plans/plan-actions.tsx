'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { amountTyped } from '@/components/orders/amount-typed';
import { fieldProblem } from '@/components/payments/field-problem';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Plan } from '@/server/invoices/schema/plans';
import { usePlansChanged } from './use-plans-changed';

/** What can be done with a plan that is on offer. */
export function PlanActions({ plan }: { plan: Plan }) {
  const [question, setQuestion] = useState<'price' | 'retire' | null>(null);
  const close = () => setQuestion(null);
  return (
    <>
      <Menu label={`Change ${plan.name}`}>
        <MenuItem onSelect={() => setQuestion('price')}>Price from a month…</MenuItem>
        <MenuItem onSelect={() => setQuestion('retire')}>Retire…</MenuItem>
      </Menu>
      {question === 'price' ? <Price plan={plan} onClose={close} /> : null}
      {question === 'retire' ? <Retire plan={plan} onClose={close} /> : null}
    </>
  );
}

type QuestionProps = { plan: Plan; onClose: () => void };

function Price({ plan, onClose }: QuestionProps) {
  const { plans } = useTRPC();
  const [amount, setAmount] = useState('');
  const [currency, setCurrency] = useState(plan.prices[0]?.price.currency ?? 'EUR');
  const [month, setMonth] = useState('');
  const [wrong, setWrong] = useState<{ field: string; message: string } | null>(null);
  const onSuccess = usePlansChanged('The price is noted.', onClose);
  const price = useMutation(plans.price.mutationOptions({ onSuccess }));

  function submit() {
    const typed = amountTyped(amount, currency);
    if ('field' in typed) return setWrong(typed);
    if (month === '') return setWrong({ field: 'month', message: 'From which month on?' });
    setWrong(null);
    price.mutate({ reference: plan.reference, price: typed.money, validFrom: `${month}-01` });
  }

  const problemOf = (field: string, path: string, label: string) =>
    wrong?.field === field ? wrong.message : fieldProblem(price.error, path, label);
  return (
    <ConfirmDialog
      title={`What will ${plan.name} cost?`}
      action="Note the price"
      isPending={price.isPending}
      error={price.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>Invoices of months before stay as they are, and so do those that are made already.</p>
      <div className="grid grid-cols-[1fr_7rem] gap-3">
        <Field label="A month, before tax" error={problemOf('amount', 'price.amount', 'The price')}>
          {(control) => (
            <Input {...control} inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />
          )}
        </Field>
        <Field label="Currency" error={problemOf('currency', 'price.currency', 'The currency')}>
          {(control) => <Input {...control} value={currency} onChange={({ target }) => setCurrency(target.value)} />}
        </Field>
      </div>
      <Field label="From the month" error={problemOf('month', 'validFrom', 'The month')}>
        {(control) => (
          <Input {...control} type="month" value={month} onChange={({ target }) => setMonth(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

function Retire({ plan, onClose }: QuestionProps) {
  const { plans } = useTRPC();
  const onSuccess = usePlansChanged('The plan is retired.', onClose);
  const retire = useMutation(plans.retire.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Retire ${plan.name}?`}
      action="Retire it"
      isPending={retire.isPending}
      error={retire.error}
      onConfirm={() => retire.mutate({ reference: plan.reference })}
      onClose={onClose}
    >
      <p>It can no longer be subscribed to. Who has it keeps it, and goes on being invoiced. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
