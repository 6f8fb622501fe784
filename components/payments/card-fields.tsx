'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { TestInstruments } from '@/server/payments/schema/test-instruments';
import { cardNumberTyped, codeTyped, expiryTyped } from './card-typed';
import { fieldProblem } from './field-problem';

export type CardTyped = { cardNumber: string; holder: string; expiry: string; verificationCode: string };
export const noCard: CardTyped = { cardNumber: '', holder: '', expiry: '', verificationCode: '' };
export const cardPaths = ['card.cardNumber', 'card.holder', 'card.expiry', 'card.verificationCode'] as const;

type CardFieldsProps = {
  card: CardTyped;
  onChange: (card: CardTyped) => void;
  error: unknown;
  /** Numbers to try, in the demo. */
  offered: TestInstruments['cards'] | null;
};

/** A card as it is typed. Nothing of it is kept in the page once the form is gone. */
export function CardFields({ card, onChange, error, offered }: CardFieldsProps) {
  const set = (change: Partial<CardTyped>) => onChange({ ...card, ...change });
  return (
    <div className="grid gap-4">
      {offered ? <Offered offered={offered} onChoose={(number) => onChange(testCard(number))} /> : null}
      <Field label="Card number" error={fieldProblem(error, 'card.cardNumber', 'The card number')}>
        {(control) => (
          <Input
            {...control}
            required
            inputMode="numeric"
            autoComplete="cc-number"
            className="tabular-nums"
            placeholder="1234 1234 1234 1234"
            value={card.cardNumber}
            onChange={({ target }) => set({ cardNumber: cardNumberTyped(target.value) })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Expiry" error={fieldProblem(error, 'card.expiry', 'The expiry')}>
          {(control) => (
            <Input
              {...control}
              required
              inputMode="numeric"
              autoComplete="cc-exp"
              placeholder="MM/YY"
              value={card.expiry}
              onChange={({ target }) => set({ expiry: expiryTyped(target.value, card.expiry) })}
            />
          )}
        </Field>
        <Field label="Verification code" error={fieldProblem(error, 'card.verificationCode', 'The code')}>
          {(control) => (
            <Input
              {...control}
              required
              inputMode="numeric"
              autoComplete="cc-csc"
              placeholder="3 or 4 digits"
              value={card.verificationCode}
              onChange={({ target }) => set({ verificationCode: codeTyped(target.value) })}
            />
          )}
        </Field>
      </div>
      <Field label="Cardholder" error={fieldProblem(error, 'card.holder', 'The cardholder')}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={100}
            autoComplete="cc-name"
            value={card.holder}
            onChange={({ target }) => set({ holder: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Offered({ offered, onChoose }: { offered: TestInstruments['cards']; onChoose: (number: string) => void }) {
  return (
    <Field label="Test card" hint="No money moves in this demo. Other numbers go through, if they are card numbers.">
      {(control) => (
        <Select {...control} value="" onChange={({ target }) => onChoose(target.value)}>
          <option value="" disabled>
            Fill in a card …
          </option>
          {offered.map(({ number, says }) => (
            <option key={number} value={number}>
              {`${cardNumberTyped(number)} – ${says}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

const testCard = (number: string): CardTyped => ({
  cardNumber: cardNumberTyped(number),
  holder: 'Ada Lovelace',
  expiry: `12/${String(new Date().getFullYear() + 3).slice(-2)}`,
  verificationCode: number.startsWith('3') ? '1234' : '123',
});
