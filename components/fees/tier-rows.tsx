'use client';

import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RoundingMode } from '@/server/kernel/rounding';
import type { TierField, TierTyped } from './tiers-typed';

type TierRowsProps = {
  rows: TierTyped[];
  currency: string;
  wrong: Record<string, string>;
  onChange: (rows: TierTyped[]) => void;
};

const roundings: Record<RoundingMode, string> = { half_up: 'Half up', up: 'Up', half_even: 'Half to even' };

/** The tiers, one row each, from the least amount to the open end. */
export function TierRows({ rows, currency, wrong, onChange }: TierRowsProps) {
  const added = useRef(0);
  const set = (key: string, change: Partial<TierTyped>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <div className="grid gap-4">
      {rows.map((row, index) => {
        const isLast = index === rows.length - 1;
        const text = (field: TierField) => ({
          inputMode: 'decimal' as const,
          className: 'tabular-nums',
          value: row[field],
          onChange: ({ target }: { target: { value: string } }) => set(row.key, { [field]: target.value }),
        });
        const error = (field: TierField) => wrong[`${row.key}.${field}`];
        return (
          <fieldset key={row.key} className="grid grid-cols-2 gap-3 sm:grid-cols-[1fr_1fr_1fr_1fr_2.5rem]">
            <legend className="mb-1 text-muted text-xs">
              Tier {index + 1}: from {index === 0 ? '0' : rows[index - 1]?.below || '…'} {currency}
            </legend>
            {isLast ? (
              <p className="grid content-start gap-1 text-xs">
                <span className="font-medium">To under</span>
                <span className="py-2 text-muted">no upper end</span>
              </p>
            ) : (
              <Field label="To under" error={error('below')}>
                {(control) => <Input {...control} {...text('below')} />}
              </Field>
            )}
            <Field label="Rate in %" error={error('rate')}>
              {(control) => <Input {...control} {...text('rate')} />}
            </Field>
            <Field label={`Fixed in ${currency}`} error={error('fixed')}>
              {(control) => <Input {...control} {...text('fixed')} />}
            </Field>
            <Field label="Rounded">
              {(control) => (
                <Select
                  {...control}
                  value={row.rounding}
                  onChange={({ target }) => set(row.key, { rounding: target.value as RoundingMode })}
                >
                  {Object.entries(roundings).map(([mode, label]) => (
                    <option key={mode} value={mode}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Button
              variant="ghost"
              size="icon"
              className="mt-5 max-sm:hidden"
              aria-label={`Remove tier ${index + 1}`}
              disabled={rows.length === 1}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              <X aria-hidden />
            </Button>
            <Button
              size="sm"
              className="w-fit sm:hidden"
              disabled={rows.length === 1}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              Remove tier {index + 1}
            </Button>
          </fieldset>
        );
      })}
      <Button
        size="sm"
        className="w-fit"
        disabled={rows.length >= 20}
        onClick={() => {
          added.current += 1;
          const last = rows.at(-1) as TierTyped;
          onChange([...rows, { ...last, key: `added ${added.current}`, below: '' }]);
        }}
      >
        <Plus aria-hidden />
        Add a tier
      </Button>
    </div>
  );
}
