import { Field } from './field';
import { Input } from './input';

type SearchFieldProps = {
  label: string;
  placeholder?: string;
  inputMode?: 'decimal';
  value: string;
  error?: string | null;
  className?: string;
  onChange: (typed: string | null) => void;
};

/** Words, or an amount, that narrow a list; null: nothing was typed. */
export const SearchField = ({ label, error, className, onChange, ...input }: SearchFieldProps) => (
  <Field label={label} error={error ?? undefined} className={className}>
    {(control) => (
      <Input {...control} {...input} type="search" onChange={({ target }) => onChange(target.value || null)} />
    )}
  </Field>
);
