'use client';

import { Plus, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from './button';

type RowListProps<Row extends { key: string }> = {
  /** Of what, for whoever cannot see where the rows stand. */
  name: string;
  /** What a row is: `rule`. */
  one: string;
  /** Said where there is no row. */
  none: string;
  rows: Row[];
  /** What stands in a row; `of` names it: `Approvals, rule 2`. */
  cells: (row: Row, of: string, set: (change: Partial<Row>) => void) => ReactNode;
  problemOf?: (row: Row) => string | null;
  /** A row to begin with, after the last one. */
  added: (last: Row | undefined) => Omit<Row, 'key'>;
  onChange: (rows: Row[]) => void;
};

/** Rows of a form, which one adds to and takes from. */
export function RowList<Row extends { key: string }>(props: RowListProps<Row>) {
  const { name, one, none, rows, cells, problemOf, added, onChange } = props;
  const count = useRef(0);
  return (
    <div className="grid gap-2">
      {rows.length === 0 ? <p className="text-muted text-xs">{none}</p> : null}
      {rows.map((row, index) => {
        const of = `${name}, ${one} ${index + 1}`;
        const problem = problemOf?.(row) ?? null;
        const set = (change: Partial<Row>) =>
          onChange(rows.map((other) => (other.key === row.key ? { ...other, ...change } : other)));
        return (
          <div key={row.key} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-2">
              {cells(row, of, set)}
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
                {problem}
              </p>
            ) : null}
          </div>
        );
      })}
      <Button
        size="sm"
        className="w-fit"
        aria-label={`Add a ${one}: ${name}`}
        onClick={() => {
          count.current += 1;
          onChange([...rows, { ...added(rows.at(-1)), key: `added ${count.current}` } as Row]);
        }}
      >
        <Plus aria-hidden />
        Add a {one}
      </Button>
    </div>
  );
}
