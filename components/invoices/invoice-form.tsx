'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { CustomerPicker } from '@/components/customers/customer-picker';
import { fieldProblem, formProblem } from '@/components/payments/field-problem';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Invoice, NewLine } from '@/server/invoices/schema/invoices';
import { type LineTyped, lineTyped, typedLine } from './line-typed';
import { LinesForm } from './lines-form';
import { LiveTotals } from './live-totals';
import { useCurrencyOf } from './use-currency-of';
import { useInvoiceChanged } from './use-invoice';

const paths = ['customer', 'dueOn', 'chargeOn', 'note'];

/** A new invoice, or a draft that is changed. */
export function InvoiceForm({ draft, customer: given }: { draft?: Invoice; customer?: string | null }) {
  const { invoices } = useTRPC();
  const router = useRouter();
  const [customer, setCustomer] = useState<string | null>(draft?.customer ?? given ?? null);
  const [dueOn, setDueOn] = useState(draft?.dueOn ?? '');
  const [chargeOn, setChargeOn] = useState(draft?.chargeOn ?? '');
  const [note, setNote] = useState(draft?.note ?? '');
  const [lines, setLines] = useState<LineTyped[]>(
    () => draft?.lines.map((line, index) => typedLine(line, `kept-${index}`)) ?? [newLine()],
  );
  const [wrong, setWrong] = useState<Partial<Record<string, string>>>({});
  const ofCustomer = useCurrencyOf(customer);
  const currency = draft?.total.currency ?? ofCustomer ?? 'EUR';
  const show = ({ id }: Invoice) => router.push(`/invoices/${id}`);
  const written = useInvoiceChanged('The draft is written.', show);
  const changed = useInvoiceChanged('The draft is changed.', show);
  const create = useMutation(invoices.create.mutationOptions({ onSuccess: written }));
  const change = useMutation(invoices.change.mutationOptions({ onSuccess: changed }));
  const { error, isPending, isSuccess } = draft ? change : create;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found: Record<string, string> = customer === null ? { customer: 'Who owes it?' } : {};
    const read: NewLine[] = [];
    for (const typed of lines) {
      const one = lineTyped(typed, currency);
      if ('line' in one) read.push(one.line);
      else found[`${typed.key}.${one.field}`] = one.message;
    }
    setWrong(found);
    if (customer === null || Object.keys(found).length > 0) return;
    const facts = {
      lines: read,
      ...(dueOn === '' ? {} : { dueOn }),
      ...(chargeOn === '' ? {} : { chargeOn }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    if (draft) change.mutate({ id: draft.id, ...facts });
    else create.mutate({ customer, ...facts });
  }

  const problem = formProblem(error, paths);
  return (
    <form onSubmit={submit} noValidate className="grid max-w-4xl gap-6">
      {problem ? <Callout tone="danger">{problem}</Callout> : null}
      <div className="grid gap-4 sm:grid-cols-3">
        {draft ? null : (
          <CustomerPicker
            value={customer}
            onChange={setCustomer}
            error={wrong.customer ?? fieldProblem(error, 'customer', 'The customer')}
          />
        )}
        <Field
          label="Charge on (optional)"
          hint="Left empty, only when somebody says so."
          error={fieldProblem(error, 'chargeOn', 'The day')}
        >
          {(control) => (
            <Input {...control} type="date" value={chargeOn} onChange={({ target }) => setChargeOn(target.value)} />
          )}
        </Field>
        <Field
          label="Due (optional)"
          hint="Left empty, two weeks after it is issued, or the day of the charge."
          error={fieldProblem(error, 'dueOn', 'The day')}
        >
          {(control) => (
            <Input {...control} type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} />
          )}
        </Field>
      </div>
      <Section title={`Lines, in ${currency}`}>
        <LinesForm lines={lines} onChange={setLines} onAdd={() => setLines([...lines, newLine()])} wrong={wrong} />
      </Section>
      <LiveTotals lines={lines} currency={currency} />
      <Field label="Note (optional)" hint="Printed below the lines." error={fieldProblem(error, 'note', 'The note')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={1_000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            className="w-full rounded-md border border-line-strong bg-surface px-2.5 py-1.5 max-sm:text-[16px]"
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button asChild>
          <Link href={draft ? `/invoices/${draft.id}` : '/invoices'}>Cancel</Link>
        </Button>
        <Button type="submit" variant="primary" disabled={isPending || isSuccess}>
          {isPending || isSuccess ? 'One moment…' : draft ? 'Save the draft' : 'Write the draft'}
        </Button>
      </div>
    </form>
  );
}

let made = 0;
const newLine = (): LineTyped => ({ key: `new-${++made}`, description: '', quantity: '1', price: '', tax: '21' });
