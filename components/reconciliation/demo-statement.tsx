'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { useBusinessClock, useBusinessNow } from '@/components/format/business-now';
import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import { dayOf } from '@/components/ui/day-of';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { earlierOf, localDate } from '@/server/kernel/calendar';
import { currenciesOf, useOwnAccounts } from './accounts';

/** In the demo alone: the statement that its bank would send, to be taken in as with a real one. */
export function DemoStatement({ nextDays }: { nextDays: Record<string, string> }) {
  const clock = useBusinessClock();
  const [isOpen, setOpen] = useState(false);
  const accounts = useOwnAccounts();
  if (clock === null || accounts.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Download aria-hidden />
        Get the demo bank’s statement
      </Button>
      {isOpen ? <Days currencies={currenciesOf(accounts)} nextDays={nextDays} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type DaysProps = { currencies: string[]; nextDays: Record<string, string>; onClose: () => void };

function Days({ currencies, nextDays, onClose }: DaysProps) {
  const today = useBusinessNow()();
  const [currency, setCurrency] = useState(currencies[0] ?? 'EUR');
  const [from, setFrom] = useState<Date | null>(null);
  const [to, setTo] = useState<Date | null>(null);
  const last = dayOf(to) ?? today.toISOString().slice(0, 10);
  // What was booked before the first statement lies in its opening balance.
  const first = dayOf(from) ?? nextDays[currency] ?? last;
  const query = new URLSearchParams({ currency, from: earlierOf(localDate(first), localDate(last)), to: last });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="The demo bank’s statement"
      description="A camt.053 file of what left and what came back on these days. Take it in as you would a real bank’s."
    >
      <div className="grid gap-4">
        <Field label="Account">
          {(control) => (
            <Select {...control} value={currency} onChange={({ target }) => setCurrency(target.value)}>
              {currencies.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <DayField label="From" value={new Date(first)} max={last} onChange={setFrom} />
          <DayField label="To" value={new Date(last)} onChange={setTo} />
        </div>
        <div className="flex justify-end gap-2 border-t pt-4">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" asChild>
            <a href={`/api/download/demo-bank-statement.xml?${query}`} download onClick={onClose}>
              Download
            </a>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
