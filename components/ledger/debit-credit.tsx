import { Money } from '@/components/ui/money';
import type { MoneyJson } from '@/server/kernel/shapes';

/** An amount in the column of its side, without a sign: debits are positive in the books, credits negative. */
export function Debit({ of }: { of: MoneyJson }) {
  return of.amount >= 0 ? <Money money={of} /> : null;
}

export function Credit({ of }: { of: MoneyJson }) {
  return of.amount < 0 ? <Money money={{ ...of, amount: -of.amount }} /> : null;
}

/** A balance with its side after it. */
export function BookBalance({ of }: { of: MoneyJson }) {
  return (
    <span className="whitespace-nowrap">
      <Money money={{ ...of, amount: Math.abs(of.amount) }} />
      {of.amount === 0 ? null : (
        <abbr title={of.amount > 0 ? 'debit' : 'credit'} className="ml-1 text-muted text-xs no-underline">
          {of.amount > 0 ? 'Dr' : 'Cr'}
        </abbr>
      )}
    </span>
  );
}
