'use client';

import { useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { CsvMappingJson } from '@/server/reconciliation/schema/statements';
import { currenciesOf, useOwnAccounts } from './accounts';
import { CsvColumns } from './csv-columns';
import { CsvReading } from './csv-reading';
import { useCsvPreview } from './use-csv-preview';

type CsvFormProps = {
  file: File;
  isSending: boolean;
  onSend: (currency: string, mapping: CsvMappingJson, opening: string | undefined) => void;
  onCancel: () => void;
};

const sources = {
  given: 'As you said.',
  remembered: 'As the last file of this account was read.',
  detected: 'As it looks: check it before the file is taken in.',
};

/** A CSV before it is taken in: which column is what, and what its first lines come to. */
export function CsvForm({ file, isSending, onSend, onCancel }: CsvFormProps) {
  const accounts = useOwnAccounts();
  const [currency, setCurrency] = useState(currenciesOf(accounts)[0] ?? 'EUR');
  const [mapping, setMapping] = useState<CsvMappingJson | null>(null);
  const [opening, setOpening] = useState('');
  const { data, error, isBehind } = useCsvPreview(file, currency, mapping);
  const shown = mapping ?? data?.mapping;
  const isFirst = !accounts.some((account) => account.currency === currency && account.hasStatements);
  const needsOpening = isFirst && data?.hasBalance === false;
  return (
    <section aria-label={file.name} className="grid gap-4 rounded-lg border p-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Account of ours">
          {(control) => (
            <Select
              {...control}
              value={currency}
              onChange={({ target }) => {
                setCurrency(target.value);
                setMapping(null);
              }}
            >
              {accounts.map((account) => (
                <option key={account.account} value={account.currency}>
                  {account.currency} {account.account}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <p className="pb-1.5 text-muted">
          <span className="font-medium text-ink">{file.name}</span> {data ? sources[data.source] : null}
        </p>
      </div>
      {error ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
      {shown && data ? (
        <>
          <CsvReading mapping={shown} onChange={setMapping} />
          <CsvColumns columns={data.columns} mapping={shown} onChange={setMapping} />
          {data.problems.length > 0 ? (
            <Callout tone="warning" title="What cannot be read so">
              <ul className="list-inside list-disc">
                {data.problems.slice(0, 5).map(({ field, message }) => (
                  <li key={field + message}>
                    {field}: {message}
                  </li>
                ))}
              </ul>
            </Callout>
          ) : null}
        </>
      ) : error ? null : (
        <Skeleton className="h-40 w-full" />
      )}
      {needsOpening ? (
        <Field
          label="What the account held before the first line, in cents or the like"
          hint="The file tells no balance, and there is no statement before it."
          className="max-w-md"
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={opening}
              onChange={({ target }) => setOpening(target.value)}
            />
          )}
        </Field>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          variant="primary"
          disabled={isBehind || isSending || !shown || !data || data.problems.length > 0}
          onClick={() => shown && onSend(currency, shown, opening || undefined)}
        >
          {isSending ? 'One moment…' : 'Take the statement in'}
        </Button>
      </div>
    </section>
  );
}
