import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { edgeToEdge, Scroller } from '@/components/ui/scroller';
import { Equation } from './equation';
import type { Totals } from './leading-total';

/** What a run comes to: the equation of its one currency, or one line of it for each. */
export function RunTotals({ totals }: { totals: Totals[] }) {
  const [only, ...others] = totals;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2 border-y py-4">
        <Equation gross={only.gross} fee={only.fee} net={only.net} />
        <p className="pb-1 text-muted">
          <Count of={only.disbursements} one="disbursement" many="disbursements" /> of{' '}
          <Count of={only.orders} one="order" many="orders" />
        </p>
      </div>
    );
  }
  return (
    <Scroller className={edgeToEdge}>
      <table aria-label="Totals by currency" className="w-full border-y">
        <thead>
          <tr className="border-b text-muted text-xs [&>th]:h-8 [&>th]:px-2 [&>th]:font-medium">
            <th scope="col" className="pl-0! text-left max-sm:hidden">
              Currency
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Disbursements
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Orders
            </th>
            <th scope="col" className="text-right max-sm:pl-0!">
              Gross
            </th>
            <td className="w-0 max-sm:hidden" />
            <th scope="col" className="text-right">
              Fees
            </th>
            <td className="w-0 max-sm:hidden" />
            <th scope="col" className="pr-0! text-right">
              Net
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {totals.map((sum) => (
            <tr
              key={sum.currency}
              className="[&>td]:h-9 [&>td]:px-1 sm:[&>td]:px-2 [&>td]:text-right [&>th]:font-medium"
            >
              <th scope="row" className="text-left max-sm:hidden">
                {sum.currency}
              </th>
              <td className="max-sm:hidden">
                <Count of={sum.disbursements} />
              </td>
              <td className="max-sm:hidden">
                <Count of={sum.orders} />
              </td>
              <td className="max-sm:pl-0!">
                <Money money={sum.gross} className="sm:text-base" />
              </td>
              <td aria-hidden className="text-muted max-sm:hidden">
                =
              </td>
              <td>
                <Money money={sum.fee} className="sm:text-base" />
              </td>
              <td aria-hidden className="text-muted max-sm:hidden">
                +
              </td>
              <td className="pr-0!">
                <Money money={sum.net} className="font-semibold sm:text-base" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
