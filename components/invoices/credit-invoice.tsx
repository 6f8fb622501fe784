'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Choice } from '@/components/ui/choice';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { CreditLine } from './credit-line';
import { type LineTyped, linesTyped, lineTyped, typedLine } from './line-typed';
import { useInvoiceChanged } from './use-invoice';

/** Takes an invoice back, whole or line by line. */
export function CreditInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { invoices } = useTRPC();
  const router = useRouter();
  const isUntouched = invoice.credited.amount === 0;
  const [what, setWhat] = useState<'all' | 'lines'>(isUntouched ? 'all' : 'lines');
  const [typed, setTyped] = useState(() => invoice.lines.map((line, index) => typedLine(line, String(index))));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const onSuccess = useInvoiceChanged('The credit note is issued.', (note) => {
    onClose();
    router.push(`/invoices/${note.id}`);
  });
  const credit = useMutation(invoices.credit.mutationOptions({ onSuccess }));
  const { currency } = invoice.total;
  const wanted = typed.filter(({ key }) => chosen.includes(key));
  const taken =
    what === 'all'
      ? { ...invoice.total, amount: invoice.total.amount - invoice.credited.amount }
      : linesTyped(wanted, currency).total;

  function submit() {
    const lines = wanted.map((one) => [one.key, lineTyped(one, currency)] as const);
    const problems = lines.flatMap(([key, found]) => ('line' in found ? [] : [[key, found.message] as const]));
    setWrong(what === 'all' ? {} : Object.fromEntries(problems));
    if (what === 'lines' && problems.length > 0) return;
    credit.mutate({
      id: invoice.id,
      reason: reason.trim(),
      ...(what === 'all' ? {} : { lines: lines.flatMap(([, found]) => ('line' in found ? [found.line] : [])) }),
    });
  }

  const change = (line: LineTyped) => setTyped(typed.map((one) => (one.key === line.key ? line : one)));
  return (
    <ConfirmDialog
      title={`Credit ${invoice.number}?`}
      action="Issue the credit note"
      isPending={credit.isPending || reason.trim() === '' || (what === 'lines' && chosen.length === 0)}
      error={credit.error}
      onConfirm={submit}
      onClose={onClose}
    >
      {isUntouched ? <Choice label="What of it" value={what} options={options} onChange={setWhat} /> : null}
      {what === 'lines' ? (
        <ul className="grid gap-3">
          {typed.map((line) => (
            <CreditLine
              key={line.key}
              line={line}
              error={wrong[line.key]}
              isChosen={chosen.includes(line.key)}
              onChoose={(isChosen) =>
                setChosen(isChosen ? [...chosen, line.key] : chosen.filter((key) => key !== line.key))
              }
              onChange={change}
            />
          ))}
        </ul>
      ) : null}
      <Field label="Why" hint="It stands on the credit note.">
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <p>
        <Money money={taken} className="font-medium" /> with tax is taken back.{' '}
        {invoice.status === 'paid' ? 'What was paid is not paid back by this.' : 'It is no longer owed.'}
      </p>
    </ConfirmDialog>
  );
}

const options = [
  { value: 'all', label: 'All of it' },
  { value: 'lines', label: 'Some lines' },
] as const;
