import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export type AccountFieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  isNumber?: boolean;
  isOptional?: boolean;
  max: number;
  value: string;
  onChange: (value: string) => void;
};

/** One line of an account, as it is typed: the browser neither completes nor mends it. */
export function AccountField({ label, hint, error, isNumber, isOptional, max, value, onChange }: AccountFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          required={!isOptional}
          autoComplete="off"
          spellCheck={false}
          maxLength={max}
          className={isNumber ? 'font-mono tabular-nums' : undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
