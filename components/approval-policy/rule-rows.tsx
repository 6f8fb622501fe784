'use client';

import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { problemOf, type RowTyped } from './policy-typed';

type RuleRowsProps = {
  kind: 'tier' | 'automatic';
  rows: RowTyped[];
  /** Whether rows that are wrong are shown to be. */
  isChecked: boolean;
  onChange: (rows: RowTyped[]) => void;
};

const words = {
  tier: { name: 'Approvals', before: 'From', none: 'One person approves each run.' },
  automatic: { name: 'Approved by itself', before: 'Up to', none: 'No run is approved by itself.' },
} as const;

/** The rules of one kind, row by row. */
export function RuleRows({ kind, rows, isChecked, onChange }: RuleRowsProps) {
  const added = useRef(0);
  const { name, before, none } = words[kind];
  const set = (key: string, change: Partial<RowTyped>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <div className="grid gap-2">
      {rows.length === 0 ? <p className="text-muted text-xs">{none}</p> : null}
      {rows.map((row, index) => {
        const of = `${name}, rule ${index + 1}`;
        const problem = isChecked ? problemOf(row, rows, kind) : null;
        return (
          <div key={row.key} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <span className="w-10 text-muted text-xs">{before}</span>
              <Input
                aria-label={`Amount: ${of}`}
                aria-invalid={problem?.field === 'amount' || undefined}
                inputMode="decimal"
                value={row.amount}
                onChange={({ target }) => set(row.key, { amount: target.value })}
                className="w-28 text-right tabular-nums"
              />
              <Input
                aria-label={`Currency: ${of}`}
                aria-invalid={problem?.field === 'currency' || undefined}
                maxLength={3}
                value={row.currency}
                onChange={({ target }) => set(row.key, { currency: target.value.toUpperCase() })}
                className="w-16"
              />
              {kind === 'tier' ? (
                <Select
                  aria-label={`How many approve: ${of}`}
                  value={row.approvers}
                  onChange={({ target }) => set(row.key, { approvers: target.value })}
                  className="w-28"
                >
                  {['1', '2', '3', '4', '5'].map((count) => (
                    <option key={count} value={count}>
                      {count === '1' ? '1 person' : `${count} people`}
                    </option>
                  ))}
                </Select>
              ) : null}
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Remove ${of}`}
                className="ml-auto"
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              >
                <X aria-hidden />
              </Button>
            </div>
            {problem ? (
              <p role="alert" className="text-danger text-xs">
                {problem.message}.
              </p>
            ) : null}
          </div>
        );
      })}
      <Button
        size="sm"
        className="w-fit"
        aria-label={`Add a rule: ${name}`}
        onClick={() => {
          added.current += 1;
          const currency = rows.at(-1)?.currency ?? 'EUR';
          onChange([...rows, { key: `added ${added.current}`, currency, amount: '', approvers: '2' }]);
        }}
      >
        <Plus aria-hidden />
        Add a rule
      </Button>
    </div>
  );
}
