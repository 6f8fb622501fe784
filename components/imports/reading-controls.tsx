'use client';

import { useId, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type ImportOptions, type ImportReading, importOptionsShape } from '@/server/imports/schema';
import { currencies } from '@/server/kernel/currency-table';

const separators = [
  { value: ';', words: 'Semicolon  ;' },
  { value: ',', words: 'Comma  ,' },
  { value: '\t', words: 'Tab' },
  { value: '|', words: 'Bar  |' },
] as const;

const dateFormats = [
  'dd/MM/yyyy[ HH:mm[:ss]]',
  'MM/dd/yyyy[ HH:mm[:ss]]',
  'dd.MM.yyyy[ HH:mm[:ss]]',
  'yyyy-MM-dd[ HH:mm[:ss]]',
  'yyyy-MM-dd[ HH:mm[:ss[.SSS]][X]]',
];

type ReadingControlsProps = {
  reading: ImportReading;
  /** What the person has said so far; the reading holds what was detected for the rest. */
  options: ImportOptions;
  /** Why the present options cannot be read, if they cannot. */
  error: unknown;
  onChange: (changed: Partial<ImportOptions>) => void;
};

export function ReadingControls({ reading, options, error, onChange }: ReadingControlsProps) {
  const listId = useId();
  const [zones, setZones] = useState<string[]>([]);
  const problemOf = (name: keyof ImportOptions) => fieldMessage(error, `options.${name}`);
  const shown = { ...reading, ...options };
  return (
    <section aria-label="How the file is read" className="grid gap-3">
      {error ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
      <div className="grid grid-cols-2 gap-x-3 gap-y-3 sm:grid-cols-3 lg:grid-cols-[1fr_1fr_1fr_1.7fr_1.1fr_1.1fr]">
        <Field label="Separator" error={problemOf('separator')}>
          {(control) => (
            <Select
              {...control}
              value={shown.separator}
              onChange={(event) => {
                const separator = importOptionsShape.shape.separator.safeParse(event.target.value).data;
                // Other columns than before: what was said of them no longer holds.
                onChange({ separator, columns: undefined });
              }}
            >
              {separators.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="First line" error={problemOf('hasHeader')}>
          {(control) => (
            <Select
              {...control}
              value={String(shown.hasHeader)}
              onChange={(event) => onChange({ hasHeader: event.target.value === 'true' })}
            >
              <option value="true">Column names</option>
              <option value="false">Data</option>
            </Select>
          )}
        </Field>
        <Field label="Decimal mark" error={problemOf('decimal')}>
          {(control) => (
            <Select
              {...control}
              value={shown.decimal}
              onChange={(event) =>
                onChange({ decimal: importOptionsShape.shape.decimal.safeParse(event.target.value).data })
              }
            >
              <option value=".">Point, 1234.50</option>
              <option value=",">Comma, 1234,50</option>
            </Select>
          )}
        </Field>
        <Field label="Dates" error={problemOf('dateFormat')}>
          {(control) => (
            <>
              <Input
                {...control}
                list={`${listId}-dates`}
                value={shown.dateFormat}
                spellCheck={false}
                onChange={(event) => onChange({ dateFormat: event.target.value })}
              />
              <datalist id={`${listId}-dates`}>
                {dateFormats.map((format) => (
                  <option key={format} value={format} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="Time zone" error={problemOf('timeZone')}>
          {(control) => (
            <>
              <Input
                {...control}
                list={`${listId}-zones`}
                value={shown.timeZone}
                spellCheck={false}
                // The list is long, and the browser's own: made only when someone looks.
                onFocus={() => setZones(['UTC', ...Intl.supportedValuesOf('timeZone')])}
                onChange={(event) => onChange({ timeZone: event.target.value })}
              />
              <datalist id={`${listId}-zones`}>
                {zones.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="Currency" error={problemOf('currency')}>
          {(control) => (
            <Select
              {...control}
              value={shown.currency}
              onChange={(event) => onChange({ currency: event.target.value })}
            >
              {Object.entries(currencies).map(([code, { name }]) => (
                <option key={code} value={code}>
                  {code} – {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {reading.ambiguousDate && options.dateFormat === undefined ? (
        <Callout tone="warning" title="Is the day or the month first?">
          No date in the first rows has a day above 12, so it cannot be told. {reading.dateFormat} is assumed; choose
          another under Dates if that is wrong.
        </Callout>
      ) : null}
    </section>
  );
}
