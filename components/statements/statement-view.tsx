import Link from 'next/link';
import { Count } from '@/components/ui/count';
import { Day } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import { edgeToEdge, Scroller } from '@/components/ui/scroller';
import type { MoneyJson } from '@/server/kernel/shapes';
import type { PayableKind, Statement } from '@/server/payables/schema';

type OfCurrency = Statement['currencies'][number];

/** A statement as a bank would send it: what was there, what came and went, what is there. One table for each currency. */
export function StatementView({ statement, isStaff }: { statement: Statement; isStaff: boolean }) {
  const { merchantName, from, to, timeZone, currencies } = statement;
  return (
    <>
      <p className="mb-4">
        <span className="font-medium">{merchantName}</span>, <Day day={from} /> to <Day day={to} />.{' '}
        <span className="text-muted">Days as they are in {timeZone}.</span>
      </p>
      <div className="grid gap-8">
        {currencies.map((of) => (
          <CurrencyTable key={of.currency} of={of} hrefOf={(kind) => payablesHref(statement, kind, isStaff)} />
        ))}
      </div>
    </>
  );
}

const kinds: Record<string, PayableKind> = {
  order_completed: 'capture',
  payment_captured: 'payment_capture',
  payment_refunded: 'refund',
  dispute_opened: 'dispute',
  dispute_won: 'dispute_won',
  monthly_fee_charged: 'monthly_fee',
};

/** The payables of a movement. Orders stand in the books on the day they fall due; others are listed by kind alone. */
function payablesHref({ merchantReference, from, to }: Statement, movement: string, isStaff: boolean): string | null {
  const kind = kinds[movement];
  if (kind === undefined) return null;
  return `/payables?${new URLSearchParams({
    kind,
    ...(isStaff ? { merchant: merchantReference } : {}),
    ...(kind === 'capture' ? { dueFrom: from, dueTo: to } : {}),
  })}`;
}

function CurrencyTable({ of, hrefOf }: { of: OfCurrency; hrefOf: (movement: string) => string | null }) {
  const { currency, opening, movements, closing, pending, available, inTransit } = of;
  return (
    <Scroller className={edgeToEdge}>
      <table aria-label={`Statement in ${currency}`} className="w-full">
        <thead>
          <tr className="border-b text-muted text-xs [&>th]:h-8 [&>th]:pl-4 [&>th]:font-medium">
            <th scope="col" className="pl-0! text-left">
              {currency}
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Number
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Gross
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Fees
            </th>
            <th scope="col" className="text-right">
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          <Line name="Opening balance" net={opening} isStrong />
          {movements.map(({ kind, says, count, gross, fee, net }) => {
            const href = hrefOf(kind);
            return (
              <tr key={kind} className="border-b [&>td]:h-9 [&>td]:pl-4 [&>td]:text-right">
                <th scope="row" className="text-left font-normal">
                  {href === null ? (
                    says
                  ) : (
                    <Link href={href} className="underline-offset-2 hover:underline">
                      {says}
                    </Link>
                  )}
                </th>
                <td className="max-sm:hidden">
                  <Count of={count} />
                </td>
                <td className="max-sm:hidden">
                  <Money money={gross} />
                </td>
                <td className="max-sm:hidden">
                  <Money money={fee} />
                </td>
                <td>
                  <Money money={net} />
                </td>
              </tr>
            );
          })}
          {movements.length === 0 ? (
            <tr className="border-b">
              <td colSpan={5} className="h-9 text-muted">
                Nothing came or went.
              </td>
            </tr>
          ) : null}
          <Line name="Closing balance" net={closing} isStrong />
          <Line name="of which pending" net={pending} />
          <Line name="of which available" net={available} />
          <Line name="of which in a disbursement, not paid yet" net={inTransit} />
        </tbody>
      </table>
    </Scroller>
  );
}

function Line({ name, net, isStrong = false }: { name: string; net: MoneyJson; isStrong?: boolean }) {
  return (
    <tr className={isStrong ? 'border-b bg-canvas font-medium' : 'text-muted'}>
      <th scope="row" className={isStrong ? 'h-10 text-left font-medium' : 'h-8 pl-4 text-left font-normal'}>
        {name}
      </th>
      <td colSpan={3} className="max-sm:hidden" />
      <td className="pl-4 text-right">
        <Money money={net} />
      </td>
    </tr>
  );
}
