import { Fragment } from 'react';
import { Money } from '@/components/ui/money';
import type { MoneyJson } from '@/server/kernel/shapes';

/** What a run pays out, a sum for each currency: `€1.00 and $2.00`. */
export function Pays({ pays: all }: { pays: readonly MoneyJson[] }) {
  const pays = all.filter(({ amount }) => amount !== 0);
  if (pays.length === 0) return <>nothing</>;
  return pays.map((money, index) => (
    <Fragment key={money.currency}>
      {index === 0 ? '' : index === pays.length - 1 ? ' and ' : ', '}
      <Money money={money} className="font-medium" />
    </Fragment>
  ));
}
