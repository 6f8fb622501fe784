import { Money } from '@/components/ui/money';
import type { MoneyJson } from '@/server/kernel/shapes';

type EquationProps = { gross: MoneyJson; fee: MoneyJson; net: MoneyJson };

/** gross = fees + net, to be read from left to right. */
export function Equation({ gross, fee, net }: EquationProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 sm:gap-x-4">
      <Term name="Gross" money={gross} />
      <Sign words="equals">=</Sign>
      <Term name="Fees" money={fee} />
      <Sign words="plus">+</Sign>
      <Term name="Net" money={net} />
    </div>
  );
}

function Term({ name, money }: { name: string; money: MoneyJson }) {
  return (
    <p>
      <span className="block text-muted text-xs">{name}</span>
      <Money money={money} className="font-semibold text-base tracking-tight sm:text-xl" />
    </p>
  );
}

function Sign({ words, children }: { words: string; children: string }) {
  return (
    <span className="text-base text-muted sm:pb-0.5 sm:text-lg">
      <span className="sr-only">{words}</span>
      <span aria-hidden>{children}</span>
    </span>
  );
}
