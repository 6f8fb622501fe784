'use client';

import { useId, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type TimeZoneFieldProps = { value: string; onChange: (zone: string) => void; error: string | undefined };

/** A time zone by its name, with the browser's own list to choose from. */
export function TimeZoneField({ value, onChange, error }: TimeZoneFieldProps) {
  const listId = useId();
  // Not before it is asked for: the server's table of zones may be another.
  const [zones, setZones] = useState<string[]>([]);
  return (
    <Field label="Time zone" hint="Whose first of the month it is charged on." error={error}>
      {(control) => (
        <>
          <Input
            {...control}
            required
            list={listId}
            autoComplete="off"
            onFocus={() => setZones(Intl.supportedValuesOf('timeZone'))}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          <datalist id={listId}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
