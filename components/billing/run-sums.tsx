import { Money } from '@/components/ui/money';
import type { Run } from '@/server/billing/schema/runs';

type Sums = Run['expected'];

/** Amounts of several currencies, side by side; none at all is a dash. */
export function MoneyList({ sums }: { sums: Sums }) {
  if (sums.length === 0) return <span className="text-muted">–</span>;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5">
      {sums.map(({ amount }) => (
        <Money key={amount.currency} money={amount} />
      ))}
    </span>
  );
}
