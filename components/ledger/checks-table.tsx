import { Badge } from '@/components/ui/badge';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import type { VerificationReport } from '@/server/audit/schema';
import { Duration } from './duration';

type Check = VerificationReport['checks'][number];

/** Each check of a verification: what it makes sure of, over how many rows, in what time, and whether it holds. */
export function ChecksTable({ checks, isUnderWay }: { checks: Check[]; isUnderWay: boolean }) {
  // They are run one after the other.
  const current = isUnderWay ? checks.find(({ rows }) => rows === null)?.name : undefined;
  const columns: Column<Check>[] = [
    {
      header: 'Check',
      cell: ({ name, says }) => (
        <>
          <span className="block font-medium first-letter:uppercase">{name}</span>
          <span className="block text-muted text-xs">{says}</span>
        </>
      ),
    },
    { header: 'Rows', align: 'end', cell: ({ rows }) => (rows === null ? dash : <Count of={rows} />) },
    {
      header: 'Took',
      align: 'end',
      from: 'sm',
      cell: ({ durationMs }) => (durationMs === null ? dash : <Duration ms={durationMs} />),
    },
    {
      header: 'Result',
      align: 'end',
      cell: ({ name, rows, wrong }) =>
        wrong > 0 ? (
          <Badge tone="danger">
            <Count of={wrong} /> wrong
          </Badge>
        ) : rows !== null ? (
          <Badge tone="positive">Holds</Badge>
        ) : (
          <Badge tone={name === current ? 'accent' : 'neutral'}>{name === current ? 'At work' : 'Waits'}</Badge>
        ),
    },
  ];
  return <DataTable name="Checks" rows={checks} columns={columns} rowKey={({ name }) => name} />;
}

const dash = <span className="text-muted">–</span>;
