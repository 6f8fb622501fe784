'use client';

import { useId } from 'react';

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few: radio buttons side by side. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-xs">{label}</legend>
      <div className="inline-flex w-fit rounded-md border border-line-strong p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="cursor-pointer rounded-sm px-3 py-0.5 text-muted hover:text-ink has-checked:bg-subtle has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:py-2"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
