'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { LineTyped } from './line-typed';

type CreditLineProps = {
  line: LineTyped;
  error: string | undefined;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onChange: (line: LineTyped) => void;
};

/** One line that may be taken back, whole or in part. */
export const CreditLine = ({ line, error, isChosen, onChoose, onChange }: CreditLineProps) => (
  <li className="rounded-md border p-3">
    <label className="flex cursor-pointer items-start gap-2.5">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--color-accent)"
      />
      <span className="min-w-0 break-words">{line.description}</span>
    </label>
    {isChosen ? (
      <div className="mt-3 grid grid-cols-[6rem_1fr] gap-3">
        <Field label="Quantity">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={line.quantity}
              onChange={({ target }) => onChange({ ...line, quantity: target.value })}
            />
          )}
        </Field>
        <Field label="Price each, before tax">
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={line.price}
              onChange={({ target }) => onChange({ ...line, price: target.value })}
            />
          )}
        </Field>
        {error ? <p className="col-span-2 text-danger text-xs">{error}</p> : null}
      </div>
    ) : null}
  </li>
);
