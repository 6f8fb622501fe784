import { type Column, DataTable } from '@/components/ui/data-table';
import type { Entry } from '@/server/audit/schema';

type Fields = Entry['before'];
type Change = { field: string; before: string | null; after: string | null };

/** Field by field, what was so before and is so after. */
export function FieldChanges({ before, after }: { before: Fields; after: Fields }) {
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className="text-muted">The entry holds no fields: what was done says it all.</p>;
  const columns: Column<Change>[] = [
    { header: 'Field', className: 'align-top', cell: ({ field }) => field },
    ...(before
      ? [{ header: 'Before', className: 'align-top', cell: (row: Change) => <Value text={row.before} /> }]
      : []),
    { header: before ? 'After' : 'Value', className: 'align-top', cell: (row) => <Value text={row.after} /> },
  ];
  return <DataTable name="What changed" rows={changes} columns={columns} rowKey={({ field }) => field} />;
}

function Value({ text }: { text: string | null }) {
  if (text === null) return <span className="text-muted">–</span>;
  return <pre className="whitespace-pre-wrap break-all font-mono text-xs">{text}</pre>;
}

const shown = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value, null, 2)
      : String(value);

function changesOf(before: Fields, after: Fields): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.map((field) => ({ field, before: shown(before?.[field]), after: shown(after?.[field]) }));
}
