import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { Completeness } from '@/server/disbursements/schema/completeness';
import { placeWords } from './completeness-words';

export type OfCurrency = Completeness['currencies'][number];
type PlaceRow = OfCurrency['places'][number];

const columns: Column<PlaceRow>[] = [
  {
    header: 'Where',
    cell: ({ place }) => (
      <>
        <span className="font-medium">{placeWords[place].name}</span>
        <span className="block text-muted text-xs max-sm:hidden">{placeWords[place].says}</span>
      </>
    ),
  },
  { header: 'Payables', align: 'end', cell: ({ payables }) => <Count of={payables} /> },
  { header: 'Gross', align: 'end', from: 'md', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fees', align: 'end', from: 'md', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Net', align: 'end', cell: ({ net }) => <Money money={net} /> },
  { header: 'Of it owed on', align: 'end', from: 'lg', cell: ({ keptOn }) => <Money money={keptOn} /> },
];

/** The payables of one currency by where they are; the sum is of all payables, wherever they are. */
export function PlacesTable({ of }: { of: OfCurrency }) {
  const last = of.places.at(-1);
  return (
    <DataTable
      name={`Places of ${of.currency}`}
      rows={of.places}
      columns={columns}
      rowKey={({ place }) => place}
      below={(row) => (row === last ? <InAll of={of} /> : null)}
    />
  );
}

function InAll({ of: { inAll, places } }: { of: OfCurrency }) {
  const keptOn = { ...inAll.net, amount: places.reduce((sum, place) => sum + place.keptOn.amount, 0) };
  const cell = 'h-9 pl-4 text-right';
  return (
    <tr className="border-b-4 border-double bg-canvas font-medium">
      <th scope="row" className="h-9 text-left font-medium">
        All payables
      </th>
      <td className={cell}>
        <Count of={inAll.payables} />
      </td>
      <td className={`${cell} max-md:hidden`}>
        <Money money={inAll.gross} />
      </td>
      <td className={`${cell} max-md:hidden`}>
        <Money money={inAll.fee} />
      </td>
      <td className={cell}>
        <Money money={inAll.net} />
      </td>
      <td className={`${cell} max-lg:hidden`}>
        <Money money={keptOn} />
      </td>
    </tr>
  );
}
