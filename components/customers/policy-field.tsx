'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

type PolicyFieldProps = { value: string; onChange: (reference: string) => void; error: string | undefined };

/** By which dunning policy it is reminded. */
export function PolicyField({ value, onChange, error }: PolicyFieldProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.dunning.list.queryOptions());
  const policies = data?.data ?? [{ reference: value, name: value }];
  return (
    <Field label="Dunning policy" hint="When it is reminded, and what it does not pay written off." error={error}>
      {(control) => (
        <Select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
          {policies.map(({ reference, name }) => (
            <option key={reference} value={reference}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
