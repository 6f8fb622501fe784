import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { Attempt } from '@/server/billing/schema/runs';
import { outcomeLook } from './outcome-look';

const none = <span className="text-muted">–</span>;

/** What a call to the provider was, and what came of it: on the pages of runs and of invoices. */
export const attemptColumns: Column<Attempt>[] = [
  {
    header: 'Call',
    from: 'sm',
    className: 'whitespace-nowrap',
    cell: ({ kind, key }) => (
      <>
        {kind === 'charge' ? 'Charge' : 'Look-up'} <span className="font-mono text-muted text-xs">{key}</span>
      </>
    ),
  },
  {
    header: 'Outcome',
    cell: ({ outcome }) => <Badge tone={outcomeLook(outcome).tone}>{outcomeLook(outcome).words}</Badge>,
  },
  { header: 'The provider’s words', from: 'md', className: 'min-w-44 max-w-72', cell: ({ words }) => words ?? none },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} /> },
  { header: 'At', from: 'lg', align: 'end', cell: ({ at }) => <Instant at={at} /> },
  {
    header: 'Took',
    align: 'end',
    from: 'sm',
    className: 'whitespace-nowrap tabular-nums',
    cell: ({ latencyMs }) => (latencyMs === null ? none : `${latencyMs} ms`),
  },
];
