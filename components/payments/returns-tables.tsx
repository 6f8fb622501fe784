'use client';

import { Badge, type Tone } from '@/components/ui/badge';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { Dispute, Refund } from '@/server/payments/schema/returns';
import type { DisputeStatus, RefundStatus } from '@/server/payments/schema/states';
import { DisputeActions } from './dispute-actions';

const refundStatus: Record<RefundStatus, { words: string; tone: Tone }> = {
  created: { words: 'Asked for', tone: 'accent' },
  processing: { words: 'Processing', tone: 'accent' },
  succeeded: { words: 'Given back', tone: 'positive' },
  failed: { words: 'Failed, undone', tone: 'danger' },
  unknown: { words: 'Not known yet', tone: 'warning' },
};
const refundColumns: Column<Refund>[] = [
  { header: 'Refund', className: 'font-medium', cell: ({ id }) => id },
  {
    header: 'Status',
    cell: ({ status }) => <Badge tone={refundStatus[status].tone}>{refundStatus[status].words}</Badge>,
  },
  {
    header: 'Reason',
    className: 'min-w-40',
    cell: ({ why, reason }) => (
      <>
        {why ?? (reason ? null : '–')}
        {reason ? <p className="text-danger text-xs">{reason.message}</p> : null}
      </>
    ),
  },
  { header: 'Asked for', from: 'md', cell: ({ createdAt }) => <Instant at={createdAt} /> },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} /> },
];

export const RefundsTable = ({ refunds }: { refunds: Refund[] }) => (
  <DataTable name="Refunds" rows={refunds} columns={refundColumns} rowKey={({ id }) => id} />
);

const disputeStatus: Record<DisputeStatus, { words: string; tone: Tone }> = {
  opened: { words: 'Open', tone: 'warning' },
  won: { words: 'Won', tone: 'positive' },
  lost: { words: 'Lost', tone: 'danger' },
};
const disputeColumns: Column<Dispute>[] = [
  { header: 'Dispute', className: 'font-medium', cell: ({ id }) => id },
  {
    header: 'Status',
    cell: ({ status }) => <Badge tone={disputeStatus[status].tone}>{disputeStatus[status].words}</Badge>,
  },
  { header: 'Reason', from: 'sm', className: 'min-w-32', cell: ({ reason }) => reason ?? '–' },
  { header: 'Opened', from: 'md', cell: ({ openedAt }) => <Instant at={openedAt} /> },
  { header: 'Fee', align: 'end', from: 'sm', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} /> },
];
const withActions: Column<Dispute>[] = [
  ...disputeColumns,
  { header: 'Outcome', align: 'end', cell: (dispute) => <DisputeActions dispute={dispute} /> },
];

type DisputesTableProps = { disputes: Dispute[] /** Whether the viewer records how they end. */; mayRepair: boolean };

export const DisputesTable = ({ disputes, mayRepair }: DisputesTableProps) => (
  <DataTable
    name="Disputes"
    rows={disputes}
    columns={mayRepair && disputes.some(({ status }) => status === 'opened') ? withActions : disputeColumns}
    rowKey={({ id }) => id}
  />
);
