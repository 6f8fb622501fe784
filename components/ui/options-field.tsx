'use client';

import { Field } from './field';
import { Select } from './select';

type OptionsFieldProps<Value extends string> = {
  label: string;
  value: Value | null;
  options: readonly Value[];
  wordsOf: (option: Value) => string;
  onChange: (value: Value | null) => void;
};

/** One of several to narrow a list by, or any. */
export function OptionsField<Value extends string>({
  label,
  value,
  options,
  wordsOf,
  onChange,
}: OptionsFieldProps<Value>) {
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
              {wordsOf(option)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
