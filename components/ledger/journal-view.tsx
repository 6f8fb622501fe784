import Link from 'next/link';
import { objectHref } from '@/components/audit/object-href';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { Facts } from '@/components/ui/facts';
import { Money } from '@/components/ui/money';
import type { Journal, Posting } from '@/server/ledger/schema';
import { Credit, Debit } from './debit-credit';
import { accountNames, journalWords } from './ledger-words';

const columns: Column<Posting>[] = [
  {
    header: 'Account',
    cell: ({ accountCode, amount }) => `${accountNames[accountCode]}, ${amount.currency}`,
    href: ({ accountId }) => `/ledger/accounts/${accountId}`,
  },
  {
    header: 'Merchant',
    from: 'sm',
    className: 'max-w-56 truncate',
    cell: ({ merchantReference }) => merchantReference ?? <span className="text-muted">The platform</span>,
  },
  { header: 'Debit', align: 'end', cell: ({ amount }) => <Debit of={amount} /> },
  { header: 'Credit', align: 'end', cell: ({ amount }) => <Credit of={amount} /> },
];

/** One balanced transaction: why, because of what, and its lines, whose two sides are the same. */
export function JournalView({ journal }: { journal: Journal }) {
  const { id, code, cause, effectiveOn, postedAt, lines } = journal;
  const last = (line: Posting) => lines.findLast(({ amount }) => amount.currency === line.amount.currency) === line;
  return (
    <>
      <PageHeader
        above={[{ label: 'Ledger', href: '/ledger' }]}
        title={`Journal ${id}`}
        facts={<span>{journalWords(code)}</span>}
      />
      <Facts
        facts={[
          { name: 'Because of', value: <Cause cause={cause} /> },
          { name: 'Stands in the books on', value: <Day day={effectiveOn} weekday /> },
          { name: 'Posted', value: <Instant at={postedAt} /> },
          { name: 'Code', value: code },
        ]}
      />
      <Section title="Lines">
        <DataTable
          name="Lines"
          rows={lines}
          columns={columns}
          rowKey={({ accountId, version }) => `${accountId} ${version}`}
          below={(line) => (last(line) ? <Sums lines={lines} currency={line.amount.currency} /> : null)}
        />
      </Section>
    </>
  );
}

function Cause({ cause }: { cause: Journal['cause'] }) {
  const href = objectHref({ type: cause.kind, id: cause.id });
  const words = `${cause.kind.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())} ${cause.id}`;
  return href === null ? (
    words
  ) : (
    <Link href={href} className="underline underline-offset-2">
      {words}
    </Link>
  );
}

function Sums({ lines, currency }: { lines: Posting[]; currency: string }) {
  const side = (sign: 1 | -1) =>
    lines.reduce(
      (sum, { amount }) => (amount.currency === currency ? sum + Math.max(sign * amount.amount, 0) : sum),
      0,
    );
  return (
    <tr className="bg-canvas">
      <th scope="row" className="h-9 text-left font-medium">
        Sum of {currency}
      </th>
      <td className="max-sm:hidden" />
      <td className="pl-4 text-right font-medium">
        <Money money={{ amount: side(1), currency }} />
      </td>
      <td className="pl-4 text-right font-medium">
        <Money money={{ amount: side(-1), currency }} />
      </td>
    </tr>
  );
}
