'use client';

import { Input } from '@/components/ui/input';
import { RowList } from '@/components/ui/row-list';
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
  return (
    <RowList
      name={name}
      one="step"
      none="It is not tried again."
      rows={rows}
      onChange={onChange}
      added={(): Omit<WaitTyped, 'key'> => ({ value: '1', unit: 'hours', times: '1' })}
      cells={(row, of, set) => {
        const isWrong = isChecked && waitOf(row) === null;
        return (
          <>
            <span className="w-10 text-muted text-xs">{row.unit === 'day' ? 'On day' : 'After'}</span>
            <Input
              aria-label={`How long: ${of}`}
              aria-invalid={isWrong || undefined}
              inputMode="numeric"
              value={row.value}
              onChange={({ target }) => set({ value: target.value })}
              className="w-16 tabular-nums"
            />
            <Select
              aria-label={`Unit: ${of}`}
              value={row.unit}
              onChange={({ target }) => set({ unit: target.value as Unit })}
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
                  onChange={({ target }) => set({ times: target.value })}
                  className="w-14 tabular-nums"
                />
                <span className="text-muted text-xs">{row.times.trim() === '1' ? 'time' : 'times'}</span>
              </>
            )}
          </>
        );
      }}
    />
  );
}
