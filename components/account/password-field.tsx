'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type PasswordFieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (password: string) => void;
};

export function PasswordField({ label, hint, error, autoComplete, value, onChange }: PasswordFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete={autoComplete}
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
