'use client';

import { dayOf } from './day-of';
import { Field } from './field';
import { Input } from './input';

type DayFieldProps = {
  label: string;
  value: Date | null;
  onChange: (day: Date | null) => void;
  /** The last day that can be chosen, as `YYYY-MM-DD`. */
  max?: string;
};

/** A calendar day, as midnight in UTC, as it stands in an address. */
export function DayField({ label, value, onChange, max }: DayFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          max={max}
          value={dayOf(value) ?? ''}
          onChange={({ target }) => onChange(target.valueAsDate)}
        />
      )}
    </Field>
  );
}
