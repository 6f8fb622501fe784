'use client';

import { Field } from './field';
import { Select } from './select';

type ChoiceFieldProps<Value extends string> = {
  label: string;
  value: Value | null;
  options: readonly Value[];
  words: (option: Value) => string;
  onChange: (value: Value | null) => void;
};

/** One of several, or any. */
export function ChoiceField<Value extends string>({ label, value, options, words, onChange }: ChoiceFieldProps<Value>) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ''}
          onChange={({ target }) => onChange(options.find((option) => option === target.value) ?? null)}
        >
          <option value="">Any</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {words(option)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
