'use client';

import { Badge, type Tone } from '@/components/ui/badge';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { requesterText } from '@/components/ui/requester';
import type { ClockMove } from '@/server/sandbox/schema';

const shown: Record<ClockMove['status'], { words: string; tone: Tone }> = {
  moving: { words: 'Moving', tone: 'accent' },
  arrived: { words: 'Arrived', tone: 'positive' },
  stopped: { words: 'Stopped', tone: 'neutral' },
  failed: { words: 'Failed', tone: 'danger' },
};

const total = (move: ClockMove, what: 'made' | 'charged' | 'failed'): number =>
  move.days.reduce((sum, day) => sum + day[what], 0);

export function ClockMovesTable({ moves, viewerId }: { moves: ClockMove[]; viewerId: string }) {
  const columns: Column<ClockMove>[] = [
    { header: 'From', cell: ({ from }) => <Instant at={from} /> },
    { header: 'To', cell: ({ at }) => <Instant at={at} /> },
    { header: 'State', cell: ({ status }) => <Badge tone={shown[status].tone}>{shown[status].words}</Badge> },
    { header: 'Made', align: 'end', from: 'sm', cell: (move) => <Count of={total(move, 'made')} /> },
    { header: 'Charged', align: 'end', from: 'sm', cell: (move) => <Count of={total(move, 'charged')} /> },
    { header: 'Failed', align: 'end', from: 'sm', cell: (move) => <Count of={total(move, 'failed')} /> },
    { header: 'By', from: 'md', cell: ({ requestedBy }) => requesterText(requestedBy, viewerId) },
  ];
  return <DataTable name="Earlier moves" rows={moves} columns={columns} rowKey={({ id }) => id} />;
}
