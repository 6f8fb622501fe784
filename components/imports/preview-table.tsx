'use client';

import { CircleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { cn } from '@/components/ui/cn';
import { Scroller } from '@/components/ui/scroller';
import { Select } from '@/components/ui/select';
import type { ImportPreview } from '@/server/imports/schema';
import { columnName } from './column-choice';

type PreviewTableProps = {
  preview: ImportPreview;
  /** The field of each column, empty where it is left out: already chosen, perhaps not previewed yet. */
  columns: readonly string[];
  onChoose: (column: number, field: string) => void;
};

/** The file's first rows, with a choice of field over each column and the reason under each bad cell. */
export function PreviewTable({ preview, columns, onChoose }: PreviewTableProps) {
  const { reading, fields, rows } = preview;
  const ofEveryRow = messagesOfEveryRow(rows);
  return (
    <Scroller className="rounded-md border">
      <table aria-label="The file’s first rows" className="w-full border-collapse text-left">
        <thead>
          <tr className="bg-canvas align-top">
            <th scope="col" className="w-0 px-3 py-2 text-right font-normal text-muted text-xs">
              Line
            </th>
            {columns.map((field, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns are their places.
              <th key={column} scope="col" className="min-w-40 border-l px-2 py-2 font-normal">
                <Select
                  aria-label={`Field for ${columnName(reading.header, column)}`}
                  value={field}
                  onChange={(event) => onChoose(column, event.target.value)}
                  className={cn(field === '' && 'text-muted')}
                >
                  <option value="">Left out</option>
                  {fields.map(({ name, label, required, description }) => (
                    <option key={name} value={name} title={description}>
                      {required ? `${label} *` : label}
                    </option>
                  ))}
                </Select>
                <span className="mt-1 block truncate px-1 text-muted text-xs">
                  {columnName(reading.header, column)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells, problems }) => {
            const ofRow = problems.filter(({ column, message }) => column === null && !ofEveryRow.has(message));
            return (
              <Fragment key={line}>
                <tr className="border-t align-top">
                  <td className="px-3 py-1.5 text-right text-muted text-xs tabular-nums leading-5">{line}</td>
                  {cells.map((cell, column) => (
                    <Cell
                      // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns are their places.
                      key={column}
                      text={cell}
                      isLeftOut={!columns[column]}
                      reasons={problems
                        .filter((problem) => problem.column === columnName(reading.header, column))
                        .map(({ message }) => message)}
                    />
                  ))}
                </tr>
                {ofRow.map(({ message }) => (
                  <tr key={message} className="bg-danger-subtle">
                    <td />
                    <td colSpan={Math.max(columns.length, 1)} className="border-l px-3 py-1.5">
                      <Reason message={message} />
                    </td>
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

/** What is wrong with every row is wrong with the mapping, and is said once, above. */
function messagesOfEveryRow(rows: ImportPreview['rows']): Set<string> {
  const [first, ...others] = rows;
  const wholeRow = (row: typeof first) => row?.problems.filter(({ column }) => column === null) ?? [];
  const shared = wholeRow(first).filter(({ message }) =>
    others.every((row) => wholeRow(row).some((problem) => problem.message === message)),
  );
  return new Set(others.length > 0 ? shared.map(({ message }) => message) : []);
}

function Cell({ text, isLeftOut, reasons }: { text: string; isLeftOut: boolean; reasons: string[] }) {
  return (
    <td
      className={cn(
        'max-w-64 border-l px-3 py-1.5 tabular-nums',
        isLeftOut && 'text-muted',
        reasons.length > 0 && 'bg-danger-subtle',
      )}
    >
      <span className="block truncate" title={text}>
        {text === '' ? <span className="text-muted">(empty)</span> : text}
      </span>
      {reasons.map((reason) => (
        <Reason key={reason} message={reason} />
      ))}
    </td>
  );
}

function Reason({ message }: { message: string }) {
  return (
    <span className="flex items-start gap-1 text-danger text-xs">
      <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
      {message}
    </span>
  );
}
