'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { amountTyped } from '@/components/orders/amount-typed';
import { fieldProblem, formProblem } from '@/components/payments/field-problem';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { parseDecimal } from '@/server/kernel/decimal';
import type { MoneyJson } from '@/server/kernel/shapes';
import { usePlansChanged } from './use-plans-changed';

/** The button and its dialog. */
export function NewPlan() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New plan
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="New plan"
        description="What customers can subscribe to, with its price for a month in each currency."
      >
        <NewPlanForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type PriceTyped = { key: number; amount: string; currency: string };

function NewPlanForm({ onDone }: { onDone: () => void }) {
  const { plans } = useTRPC();
  const [name, setName] = useState('');
  const [reference, setReference] = useState('');
  const [tax, setTax] = useState('21');
  const [prices, setPrices] = useState<PriceTyped[]>([{ key: 0, amount: '', currency: 'EUR' }]);
  const [wrong, setWrong] = useState<Partial<Record<string, string>>>({});
  const onSuccess = usePlansChanged('The plan is on offer.', onDone);
  const create = useMutation(plans.create.mutationOptions({ onSuccess }));
  const change = (key: number, part: Partial<PriceTyped>) =>
    setPrices(prices.map((price) => (price.key === key ? { ...price, ...part } : price)));

  function submit(event: FormEvent) {
    event.preventDefault();
    const found: Record<string, string> = {};
    const read: MoneyJson[] = [];
    for (const { key, amount, currency } of prices) {
      const typed = amountTyped(amount, currency);
      if ('field' in typed) found[`${key}.${typed.field}`] = typed.message;
      else read.push(typed.money);
    }
    const rate = parseDecimal(tax.trim().replace(',', '.') || '0', 4, { decimal: '.' });
    if (!rate.ok) found.tax = `This ${rate.reason}`;
    setWrong(found);
    if (!rate.ok || Object.keys(found).length > 0) return;
    create.mutate({
      reference: reference.trim(),
      name: name.trim(),
      taxRatePpm: Number(rate.amountMinor),
      prices: read,
    });
  }

  const problem = formProblem(create.error, ['reference', 'name', 'taxRatePpm']);
  return (
    <form onSubmit={submit} className="grid gap-4">
      {problem ? <Callout tone="danger">{problem}</Callout> : null}
      <Field label="Name" hint="As it stands on invoices." error={fieldProblem(create.error, 'name', 'The name')}>
        {(control) => (
          <Input {...control} required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <Field label="Reference" error={fieldProblem(create.error, 'reference', 'The reference')}>
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
        <Field label="Tax, %" error={wrong.tax ? wrong.tax : fieldProblem(create.error, 'taxRatePpm', 'The tax')}>
          {(control) => (
            <Input {...control} inputMode="decimal" value={tax} onChange={({ target }) => setTax(target.value)} />
          )}
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-medium text-xs">Prices for a month, before tax</legend>
        {prices.map(({ key, amount, currency }, index) => (
          <div key={key} className="grid grid-cols-[1fr_6rem_2rem] gap-3 max-sm:grid-cols-[1fr_5rem_2.5rem]">
            <Field label="Price" error={wrong[`${key}.amount`]}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  value={amount}
                  onChange={({ target }) => change(key, { amount: target.value })}
                />
              )}
            </Field>
            <Field label="Currency" error={wrong[`${key}.currency`]}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={3}
                  value={currency}
                  onChange={({ target }) => change(key, { currency: target.value })}
                />
              )}
            </Field>
            <Button
              variant="ghost"
              size="icon"
              className="mt-5"
              aria-label={`Remove price ${index + 1}`}
              disabled={prices.length === 1}
              onClick={() => setPrices(prices.filter((price) => price.key !== key))}
            >
              <X aria-hidden />
            </Button>
          </div>
        ))}
        <div>
          <Button
            size="sm"
            onClick={() =>
              setPrices([...prices, { key: Math.max(...prices.map(({ key }) => key)) + 1, amount: '', currency: '' }])
            }
          >
            <Plus aria-hidden />
            Another currency
          </Button>
        </div>
      </fieldset>
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={create.isPending}>
          {create.isPending ? 'One moment…' : 'Add the plan'}
        </Button>
      </div>
    </form>
  );
}
