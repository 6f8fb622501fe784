'use client';

import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type Unit, type WaitTyped, waitOf } from './wait-typed';

type WaitRowsProps = {
  /** Of what, for whoever cannot see where the rows stand. */
  name: string;
  rows: WaitTyped[];
  /** Whether rows that are wrong are shown to be. */
  isChecked: boolean;
  onChange: (rows: WaitTyped[]) => void;
};

/** The tries after one outcome, row by row. */
export function WaitRows({ name, rows, isChecked, onChange }: WaitRowsProps) {
  const added = useRef(0);
  const set = (key: string, change: Partial<WaitTyped>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <div className="grid gap-2">
      {rows.length === 0 ? <p className="text-muted text-xs">It is not tried again.</p> : null}
      {rows.map((row, index) => {
        const of = `${name}, step ${index + 1}`;
        const isWrong = isChecked && waitOf(row) === null;
        return (
          <div key={row.key} className="flex flex-wrap items-center gap-2">
            <span className="w-10 text-muted text-xs">{row.unit === 'day' ? 'On day' : 'After'}</span>
            <Input
              aria-label={`How long: ${of}`}
              aria-invalid={isWrong || undefined}
              inputMode="numeric"
              value={row.value}
              onChange={({ target }) => set(row.key, { value: target.value })}
              className="w-16 tabular-nums"
            />
            <Select
              aria-label={`Unit: ${of}`}
              value={row.unit}
              onChange={({ target }) => set(row.key, { unit: target.value as Unit })}
              className="w-40"
            >
              <option value="seconds">seconds</option>
              <option value="minutes">minutes</option>
              <option value="hours">hours</option>
              <option value="day">after the first try</option>
            </Select>
            {row.unit === 'day' ? null : (
              <>
                <Input
                  aria-label={`How often: ${of}`}
                  aria-invalid={isWrong || undefined}
                  inputMode="numeric"
                  value={row.times}
                  onChange={({ target }) => set(row.key, { times: target.value })}
                  className="w-14 tabular-nums"
                />
                <span className="text-muted text-xs">{row.times.trim() === '1' ? 'time' : 'times'}</span>
              </>
            )}
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
        );
      })}
      <Button
        size="sm"
        className="w-fit"
        aria-label={`Add a step: ${name}`}
        onClick={() => {
          added.current += 1;
          onChange([...rows, { key: `added ${added.current}`, value: '1', unit: 'hours', times: '1' }]);
        }}
      >
        <Plus aria-hidden />
        Add a step
      </Button>
    </div>
  );
}
