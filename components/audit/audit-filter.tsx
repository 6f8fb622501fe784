'use client';

import { useQueryStates } from 'nuqs';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { actionOptions, objectOptions } from '@/server/audit/schema';
import { auditSearch } from './audit-search';

const words = (name: string): string => name.replaceAll(/[._]/g, ' ');

/** What of the audit is shown. */
export function AuditFilter({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(auditSearch);
  const set = (change: Partial<typeof search>) => void setSearch({ ...change, after: null });
  return (
    <search className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
      <Text label="Who" placeholder="A name" value={search.who} onChange={(who) => set({ who })} />
      <Choose
        label="What was done"
        value={search.action}
        options={actionOptions}
        onChange={(action) => set({ action })}
      />
      <Choose label="To what" value={search.object} options={objectOptions} onChange={(object) => set({ object })} />
      <Text label="Its id" placeholder="In full" value={search.id} onChange={(id) => set({ id })} />
      {isStaff ? <MerchantPicker value={search.merchant} onChange={(merchant) => set({ merchant })} /> : null}
      <Day label="From" value={search.from} onChange={(from) => set({ from })} />
      <Day label="To" value={search.to} onChange={(to) => set({ to })} />
      <Text label="Text" placeholder="In what changed" value={search.text} onChange={(text) => set({ text })} />
    </search>
  );
}

type ControlProps<Value> = { label: string; value: Value; onChange: (value: Value) => void };

function Text({ label, value, placeholder, onChange }: ControlProps<string> & { placeholder: string }) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="search"
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function Choose({ label, value, options, onChange }: ControlProps<string> & { options: readonly string[] }) {
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Anything</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {words(option)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function Day({ label, value, onChange }: ControlProps<Date | null>) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={value?.toISOString().slice(0, 10) ?? ''}
          onChange={({ target }) => onChange(target.valueAsDate)}
        />
      )}
    </Field>
  );
}
