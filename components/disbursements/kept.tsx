import { Day } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { Disbursement } from '@/server/disbursements/schema';

type KeptOf = { disbursement: Pick<Disbursement, 'kept' | 'keptUntil'> };

/** In a table: what is kept, and until when. */
export function Kept({ disbursement: { kept, keptUntil } }: KeptOf) {
  if (kept.amount === 0) return <span className="text-muted">–</span>;
  return (
    <>
      <Money money={kept} />
      <span className="block whitespace-nowrap text-muted text-xs">
        {keptUntil === null ? (
          'carried on'
        ) : (
          <>
            until <Day day={keptUntil} />
          </>
        )}
      </span>
    </>
  );
}

/** In a sentence: why not all of the net is paid out; nothing where it is. */
export function KeptWords({ disbursement: { kept, keptUntil } }: KeptOf) {
  if (kept.amount === 0) return null;
  return (
    <p>
      <Money money={kept} />{' '}
      {keptUntil === null ? (
        'is carried into the next period.'
      ) : (
        <>
          is kept as reserve until <Day day={keptUntil} />, and paid with what is due then.
        </>
      )}
    </p>
  );
}
