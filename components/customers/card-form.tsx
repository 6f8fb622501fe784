'use client';

import { fieldProblem } from '@/components/payments/field-problem';
import { Section } from '@/components/shell/section';
import { Choice } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Customer } from '@/server/invoices/schema/customers';
import type { CustomerTyped } from './customer-typed';

type CardFormProps = {
  typed: CustomerTyped;
  kept: Customer['card'];
  onChange: (part: Partial<CustomerTyped>) => void;
  error: unknown;
};

/** How it pays: the provider's token of a card, and what people know the card by. Never a card number. */
export function CardForm({ typed, kept, onChange, error }: CardFormProps) {
  const options = [
    ...(kept ? [{ value: 'keep', label: `${kept.brand} ···· ${kept.last4}` } as const] : []),
    { value: 'other', label: kept ? 'Another card' : 'A card' } as const,
    { value: 'none', label: 'No card' } as const,
  ];
  const text = (name: 'token' | 'brand' | 'last4' | 'expiry', label: string, placeholder: string) => (
    <Field label={label} error={fieldProblem(error, `card.${name}`, label)}>
      {(control) => (
        <Input
          {...control}
          required
          autoComplete="off"
          placeholder={placeholder}
          value={typed[name]}
          onChange={({ target }) => onChange({ [name]: target.value.trim() })}
        />
      )}
    </Field>
  );
  return (
    <Section title="Card">
      <Choice label="Pays with" value={typed.card} options={options} onChange={(card) => onChange({ card })} />
      {typed.card === 'other' ? (
        <div className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
          {text('token', 'Provider’s token', 'sim_ok')}
          {text('brand', 'Brand', 'visa')}
          {text('last4', 'Last four digits', '4242')}
          {text('expiry', 'Expiry', 'MM/YY')}
        </div>
      ) : null}
    </Section>
  );
}
