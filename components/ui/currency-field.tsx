import { ChoiceField } from './choice-field';

/** Those in which business is done. */
export const currencies = ['EUR', 'USD', 'DKK', 'SEK', 'GBP'] as const;

type CurrencyFieldProps = { value: string | null; onChange: (currency: string | null) => void };

/** One of the currencies in which customers pay, or any. */
export const CurrencyField = ({ value, onChange }: CurrencyFieldProps) => (
  <ChoiceField<string>
    label="Currency"
    value={value}
    options={currencies}
    words={(currency) => currency}
    onChange={onChange}
  />
);
