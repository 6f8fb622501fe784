'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { exponentOf, isCurrency } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { MoneyJson } from '@/server/kernel/shapes';
import type { Merchant } from '@/server/merchants/schema';
import { readTerms, type TermsTyped } from './terms-typed';
import { useMerchantChanged } from './use-merchant-changed';
import { weekdayNames } from './weekdays';

const schedules = [
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'own', label: 'On own days' },
] as const;

/** What holds now is filled in. */
export function TermsForm({ merchant, onDone }: { merchant: Merchant; onDone: () => void }) {
  const { merchants } = useTRPC();
  const [typed, setTyped] = useState(() => typedOf(merchant));
  const [isTried, setTried] = useState(false);
  const onSuccess = useMerchantChanged('The terms hold from the next calculation on.', onDone);
  const change = useMutation(merchants.changeTerms.mutationOptions({ onSuccess }));
  const read = readTerms(typed, merchant);
  const wrong = isTried && 'wrong' in read ? read.wrong : {};
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if ('terms' in read) change.mutate({ reference: merchant.reference, ...read.terms });
  }
  const text = (name: 'minimumPayout' | 'minimumMonthlyFee' | 'reservePercent' | 'reserveDays' | 'why') => ({
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
    ...(name === 'why' ? { maxLength: 500 } : { inputMode: 'decimal' as const, className: 'tabular-nums' }),
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {change.error ? <Callout tone="danger">{refusalOf(change.error).message}</Callout> : null}
      <Choice
        label="Disbursed"
        value={typed.schedule}
        options={schedules}
        onChange={(schedule) => setTyped({ ...typed, schedule })}
      />
      {typed.schedule === 'own' ? (
        <Weekdays
          chosen={typed.weekdays}
          error={wrong.weekdays}
          onChange={(weekdays) => setTyped({ ...typed, weekdays })}
        />
      ) : null}
      <div className="grid grid-cols-2 gap-4">
        <Field
          label={`Minimum payout in ${merchant.currency}`}
          hint="What is less waits for the next one."
          error={wrong.minimumPayout}
        >
          {(control) => <Input {...control} {...text('minimumPayout')} />}
        </Field>
        <Field label={`Minimum monthly fee in ${merchant.currency}`} error={wrong.minimumMonthlyFee}>
          {(control) => <Input {...control} {...text('minimumMonthlyFee')} />}
        </Field>
        <Field label="Reserve in %" hint="Held back of each payout." error={wrong.reservePercent}>
          {(control) => <Input {...control} {...text('reservePercent')} />}
        </Field>
        <Field label="Reserve for days" error={wrong.reserveDays}>
          {(control) => <Input {...control} {...text('reserveDays')} />}
        </Field>
      </div>
      <label className="flex items-baseline gap-2">
        <input
          type="checkbox"
          checked={typed.deductsMonthlyFee}
          onChange={({ target }) => setTyped({ ...typed, deductsMonthlyFee: target.checked })}
        />
        Take what is missing to the minimum monthly fee off payouts
      </label>
      <Field label="Why" hint="It stands in the audit.">
        {(control) => <Input {...control} {...text('why')} />}
      </Field>
      <Button type="submit" variant="primary" className="justify-self-end" disabled={change.isPending}>
        {change.isPending ? 'One moment…' : 'Save'}
      </Button>
    </form>
  );
}

type WeekdaysProps = { chosen: number[]; error: string | undefined; onChange: (chosen: number[]) => void };

function Weekdays({ chosen, error, onChange }: WeekdaysProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-xs">Days</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {weekdayNames.map((name, index) => (
          <label key={name} className="flex items-baseline gap-1.5">
            <input
              type="checkbox"
              checked={chosen.includes(index + 1)}
              onChange={({ target }) =>
                onChange(
                  target.checked
                    ? [...chosen, index + 1].toSorted((a, b) => a - b)
                    : chosen.filter((day) => day !== index + 1),
                )
              }
            />
            {name}
          </label>
        ))}
      </div>
      {error ? <p className="text-danger text-xs">{error}</p> : null}
    </fieldset>
  );
}

const typedOf = (merchant: Merchant): TermsTyped => ({
  schedule: merchant.disbursementWeekdays ? 'own' : merchant.disbursementFrequency,
  weekdays: merchant.disbursementWeekdays ?? [],
  minimumPayout: amountText(merchant.minimumPayout),
  minimumMonthlyFee: amountText(merchant.minimumMonthlyFee),
  deductsMonthlyFee: merchant.deductsMonthlyFee,
  reservePercent: merchant.reserve.ratePpm === 0 ? '' : String(merchant.reserve.ratePpm / 10_000),
  reserveDays: merchant.reserve.days === 0 ? '' : String(merchant.reserve.days),
  why: '',
});

const amountText = ({ amount, currency }: MoneyJson): string =>
  amount === 0 ? '' : formatDecimal(BigInt(amount), isCurrency(currency) ? exponentOf(currency) : 2);
