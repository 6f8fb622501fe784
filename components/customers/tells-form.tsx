'use client';

import { Section } from '@/components/shell/section';
import type { Customer } from '@/server/invoices/schema/customers';

type Tells = Customer['tells'];
type TellsFormProps = { tells: Tells; onChange: (tells: Tells) => void };

const mails: { name: keyof Tells; words: string }[] = [
  { name: 'paid', words: 'When an invoice was charged' },
  { name: 'failed', words: 'When a charge failed, or an invoice is not paid in time, with what to do' },
  { name: 'cardExpiry', words: 'Before its card ends' },
];

/** Which mails it gets. */
export const TellsForm = ({ tells, onChange }: TellsFormProps) => (
  <Section title="Mails it gets">
    <fieldset className="grid gap-2">
      <legend className="sr-only">Mails it gets</legend>
      {mails.map(({ name, words }) => (
        <label key={name} className="flex items-start gap-2.5 max-sm:py-1">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0 accent-(--color-accent)"
            checked={tells[name]}
            onChange={({ target }) => onChange({ ...tells, [name]: target.checked })}
          />
          {words}
        </label>
      ))}
    </fieldset>
  </Section>
);
