'use client';

import { useState } from 'react';
import { outcomes } from '@/components/disbursements/outcomes';
import { Button } from '@/components/ui/button';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { Difference, LeftOutReason, Preview, Previewed } from '@/server/disbursements/schema/preview';
import type { MoneyJson } from '@/server/kernel/shapes';
import { DifferenceBadges } from './difference-badges';

const SHOWN = 25;

/** Why somebody has no part in a run, in words that a merchant understands. */
const leftOutWords: Record<LeftOutReason, { words: string; reason: string }> = {
  on_hold: { words: 'On hold', reason: 'Payouts are on hold. What it is owed waits until the hold is lifted.' },
  later_days_closed: { words: 'Paid beyond this day', reason: 'It was paid for later days already.' },
  not_live_yet: { words: 'Not live yet', reason: 'Its first day of business is still to come.' },
};

type Row = {
  key: string;
  name: string;
  reference: string;
  words: string;
  reason: string;
  net: MoneyJson | null;
  differences: readonly Difference[];
};

const columns: Column<Row>[] = [
  {
    header: 'Merchant',
    cell: ({ name }) => name,
    href: ({ reference }) => `/merchants/${encodeURIComponent(reference)}`,
    className: 'max-w-56 truncate',
  },
  {
    header: 'Why',
    cell: ({ words, reason, differences }) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span title={reason}>{words}</span>
        <span className="text-muted text-xs max-md:hidden">{reason}</span>
        <DifferenceBadges differences={differences} />
      </span>
    ),
  },
  { header: 'Net', align: 'end', cell: ({ net }) => (net === null ? '–' : <Money money={net} />) },
];

type NothingTableProps = { merchants: readonly Previewed[]; leftOut: Preview['leftOut'] };

/** Who would get nothing, and why: what differs from before comes first. */
export function NothingTable({ merchants, leftOut }: NothingTableProps) {
  const [showsAll, setShowsAll] = useState(false);
  const rows = [...merchants.map(ofOutcome), ...leftOut.map(ofLeftOut)].sort(
    (a, b) => b.differences.length - a.differences.length,
  );
  if (rows.length === 0) return <p className="text-muted">Nobody whose day it is.</p>;
  return (
    <>
      <DataTable
        name="Who gets nothing"
        rows={showsAll ? rows : rows.slice(0, SHOWN)}
        columns={columns}
        rowKey={({ key }) => key}
      />
      {rows.length > SHOWN ? (
        <Button size="sm" variant="ghost" className="mt-2" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${rows.length}`}
        </Button>
      ) : null}
    </>
  );
}

const ofOutcome = ({ merchantName, merchantReference, outcome, net, differences }: Previewed): Row => ({
  key: `${merchantReference} ${net.currency}`,
  name: merchantName,
  reference: merchantReference,
  words: outcomes[outcome].words,
  reason: outcomes[outcome].reason,
  net: outcome === 'nothing_due' ? null : net,
  differences,
});

const ofLeftOut = ({ merchantName, merchantReference, reason }: Preview['leftOut'][number]): Row => ({
  key: merchantReference,
  name: merchantName,
  reference: merchantReference,
  ...leftOutWords[reason],
  net: null,
  differences: [],
});
