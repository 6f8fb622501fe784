'use client';

import { Input } from '@/components/ui/input';
import { RowList } from '@/components/ui/row-list';
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
  const { name, before, none } = words[kind];
  const wrong = (row: RowTyped) => (isChecked ? problemOf(row, rows, kind) : null);
  return (
    <RowList
      name={name}
      one="rule"
      none={none}
      rows={rows}
      onChange={onChange}
      added={(last) => ({ currency: last?.currency ?? 'EUR', amount: '', approvers: '2' })}
      problemOf={(row) => {
        const problem = wrong(row);
        return problem ? `${problem.message}.` : null;
      }}
      cells={(row, of, set) => (
        <>
          <span className="w-10 text-muted text-xs">{before}</span>
          <Input
            aria-label={`Amount: ${of}`}
            aria-invalid={wrong(row)?.field === 'amount' || undefined}
            inputMode="decimal"
            value={row.amount}
            onChange={({ target }) => set({ amount: target.value })}
            className="w-28 text-right tabular-nums"
          />
          <Input
            aria-label={`Currency: ${of}`}
            aria-invalid={wrong(row)?.field === 'currency' || undefined}
            maxLength={3}
            value={row.currency}
            onChange={({ target }) => set({ currency: target.value.toUpperCase() })}
            className="w-16"
          />
          {kind === 'tier' ? (
            <Select
              aria-label={`How many approve: ${of}`}
              value={row.approvers}
              onChange={({ target }) => set({ approvers: target.value })}
              className="w-28"
            >
              {['1', '2', '3', '4', '5'].map((count) => (
                <option key={count} value={count}>
                  {count === '1' ? '1 person' : `${count} people`}
                </option>
              ))}
            </Select>
          ) : null}
        </>
      )}
    />
  );
}
