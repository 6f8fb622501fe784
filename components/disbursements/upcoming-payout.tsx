import { Count } from '@/components/ui/count';
import { Day } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { Upcoming, UpcomingAmount } from '@/server/disbursements/schema/upcoming';

type Payout = Upcoming['payouts'][number];

/** One payout to come: a column on a desktop, a row on a phone. */
export function UpcomingPayout({ payout, isFirst }: { payout: Payout; isFirst: boolean }) {
  return (
    <li className="grid content-start gap-3 bg-surface py-4 lg:pr-4 lg:pl-5 lg:first:pl-0">
      {payout.amounts.map((amount) => (
        <Amount key={amount.net.currency} amount={amount} scheduledOn={payout.scheduledOn} isFirst={isFirst} />
      ))}
    </li>
  );
}

function Amount({ amount, scheduledOn, isFirst }: { amount: UpcomingAmount; scheduledOn: string; isFirst: boolean }) {
  const { expectedOn, toPay, orders, gross, fee, fromEarlier, kept, outcome, parts, notes } = amount;
  return (
    <div>
      <p className="text-muted text-xs first-letter:uppercase">
        {isFirst ? 'Coming up, ' : ''}
        {expectedOn === null ? (
          <>
            no day yet, planned <Day day={scheduledOn} weekday />
          </>
        ) : (
          <Day day={expectedOn} weekday />
        )}
        {expectedOn !== null && expectedOn !== scheduledOn ? (
          <>
            {' '}
            instead of <Day day={scheduledOn} weekday />
          </>
        ) : null}
      </p>
      <p className="mt-0.5 font-semibold text-xl tracking-tight">
        <Money money={toPay} />
      </p>
      <ul className="mt-1 grid gap-0.5 text-muted text-xs">
        <li>
          {orders === 0 ? (
            'No orders in it so far'
          ) : (
            <>
              So far <Count of={orders} one="order" many="orders" />: <Money money={gross} />, fees{' '}
              <Money money={fee} />
            </>
          )}
        </li>
        {parts.map(({ kind, dueOn, net }) => (
          <li key={`${kind} ${dueOn} ${net.amount}`}>
            {partWords[kind]} on <Day day={dueOn} />: <Money money={net} />
          </li>
        ))}
        {fromEarlier.amount === 0 ? null : (
          <li>
            From the payouts before: <Money money={fromEarlier} />
          </li>
        )}
        {outcome === 'to_pay' && kept.amount !== 0 ? (
          <li>
            Kept as a reserve: <Money money={kept} />
          </li>
        ) : null}
      </ul>
      {notes.map(({ code, message }) => (
        <p key={code} className="mt-2 text-warning text-xs">
          {message}
        </p>
      ))}
    </div>
  );
}

const partWords: Record<UpcomingAmount['parts'][number]['kind'], string> = {
  carried: 'Carried on',
  reserve_released: 'Reserve given free',
  monthly_fee: 'Minimum monthly fee',
};
