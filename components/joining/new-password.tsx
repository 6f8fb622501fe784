'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type NewPasswordProps = {
  minLength: number;
  value: string;
  repeated: string;
  error?: string | undefined;
  onChange: (password: string, repeated: string) => void;
};

/** A new password, twice. What the server checks beyond the length it says itself. */
export function NewPassword({ minLength, value, repeated, error, onChange }: NewPasswordProps) {
  // As people count: a sign outside the basic plane is one.
  const missing = minLength - [...value].length;
  const differs = repeated !== '' && repeated !== value;
  return (
    <>
      <Field
        label="Password"
        error={error && `It ${error}.`}
        hint={
          value !== '' && missing > 0
            ? `${missing} more ${missing === 1 ? 'character' : 'characters'}.`
            : missing <= 0
              ? 'Long enough. Names, years and well-known passwords are refused.'
              : `At least ${minLength} characters. A few unrelated words are easy to remember.`
        }
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            required
            value={value}
            onChange={(event) => onChange(event.target.value, repeated)}
          />
        )}
      </Field>
      <Field label="Password again" error={differs ? 'Not the same yet.' : undefined}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            required
            value={repeated}
            onChange={(event) => onChange(value, event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
