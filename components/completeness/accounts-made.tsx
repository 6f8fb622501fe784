import { BookBalance } from '@/components/ledger/debit-credit';
import { Badge } from '@/components/ui/badge';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { standingWords } from './completeness-words';
import type { OfCurrency } from './places-table';

type Account = OfCurrency['accounts'][number];

const columns: Column<Account>[] = [
  {
    header: 'Account',
    cell: ({ account }) => (
      <>
        <span className="font-medium">{standingWords[account].name}</span>
        <span className="block text-muted text-xs max-sm:hidden">{standingWords[account].says}</span>
      </>
    ),
    href: ({ account, booked }) => `/ledger?code=${account}&currency=${booked.currency}#accounts`,
  },
  { header: 'Payables make', align: 'end', from: 'sm', cell: ({ made }) => <BookBalance of={made} /> },
  { header: 'Ledger says', align: 'end', cell: ({ booked }) => <BookBalance of={booked} /> },
  { header: 'Difference', align: 'end', cell: ({ difference }) => <Difference of={difference} /> },
];

/** What the payables make of each account, beside what the ledger says. Accounts with nothing on either side are left out. */
export function AccountsMade({ of }: { of: OfCurrency }) {
  const rows = of.accounts.filter(({ made, booked }) => made.amount !== 0 || booked.amount !== 0);
  return (
    <div className="mt-4">
      <DataTable
        name={`Ledger of ${of.currency}`}
        rows={rows}
        columns={columns}
        rowKey={({ account }) => account}
        skeletonRows={5}
      />
    </div>
  );
}

function Difference({ of }: { of: Account['difference'] }) {
  if (of.amount === 0) return <Money money={of} />;
  return (
    <Badge tone="danger">
      <Money money={of} />
    </Badge>
  );
}
