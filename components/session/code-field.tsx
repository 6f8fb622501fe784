'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type CodeFieldProps = {
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
  /** Where a recovery code may stand in: not while an authenticator is set up. */
  withRecovery?: boolean;
  autoFocus?: boolean;
};

/** The six digits of an authenticator app, or one of the recovery codes. */
export function CodeField({ value, onChange, error, withRecovery = true, autoFocus }: CodeFieldProps) {
  const [isRecovery, setRecovery] = useState(false);
  return (
    <div className="grid justify-items-start gap-1.5">
      <Field
        className="w-full"
        label={isRecovery ? 'Recovery code' : 'Code'}
        error={error}
        hint={isRecovery ? 'One of the ten that you kept. It opens once.' : 'The six digits that your app shows.'}
      >
        {(control) => (
          <Input
            {...control}
            key={isRecovery ? 'recovery' : 'app'}
            name="code"
            autoComplete={isRecovery ? 'off' : 'one-time-code'}
            inputMode={isRecovery ? 'text' : 'numeric'}
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus={autoFocus}
            required
            maxLength={40}
            placeholder={isRecovery ? 'ABCD-EFGH-JKMN-PQRS' : '123456'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="font-mono tabular-nums"
          />
        )}
      </Field>
      {withRecovery ? (
        <button
          type="button"
          className="text-muted text-xs underline hover:text-ink"
          onClick={() => {
            setRecovery(!isRecovery);
            onChange('');
          }}
        >
          {isRecovery ? 'Use the app instead' : 'Use a recovery code instead'}
        </button>
      ) : null}
    </div>
  );
}
