import { ChevronDown } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Money } from '@/components/ui/money';
import type { Disbursement } from '@/server/disbursements/schema';
import type { MoneyJson } from '@/server/kernel/shapes';

export type Figure = 'gross' | 'fee' | 'net' | 'kept' | 'toPay';

export const figureNames: Record<Figure, string> = {
  gross: 'Gross',
  fee: 'Fees',
  net: 'Net',
  kept: 'Kept',
  toPay: 'To pay',
};
type Sign = { sign: string; words: string };
const equals = { sign: '=', words: 'equals' };
const plus = { sign: '+', words: 'plus' };
/** Each to be read from left to right: gross = fees + net, and of the net kept + to pay. */
const sums: readonly { begin: string | null; terms: readonly [Figure, Sign | null][] }[] = [
  {
    begin: null,
    terms: [
      ['gross', equals],
      ['fee', plus],
      ['net', null],
    ],
  },
  {
    begin: 'Of the net',
    terms: [
      ['kept', plus],
      ['toPay', null],
    ],
  },
];

type FiguresAskedProps = {
  of: Disbursement;
  asked: Figure | null;
  panelId: string;
  onAsk: (figure: Figure | null) => void;
};

/** The figures of a disbursement in two sums; each figure can be asked how it comes about. */
export function FiguresAsked({ of, asked, panelId, onAsk }: FiguresAskedProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
      {sums.map(({ begin, terms }) => (
        <div key={begin} className="flex flex-wrap items-end gap-x-2 sm:gap-x-3">
          {begin === null ? null : <span className="pb-1.5 text-muted">{begin}</span>}
          {terms.map(([figure, sign]) => (
            <Term
              key={figure}
              figure={figure}
              money={of[figure]}
              sign={sign}
              isAsked={asked === figure}
              panelId={panelId}
              onAsk={onAsk}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type TermProps = Pick<FiguresAskedProps, 'panelId' | 'onAsk'> & {
  figure: Figure;
  money: MoneyJson;
  sign: Sign | null;
  isAsked: boolean;
};

function Term({ figure, money, sign, isAsked, panelId, onAsk }: TermProps) {
  return (
    <>
      <button
        type="button"
        aria-expanded={isAsked}
        aria-controls={panelId}
        onClick={() => onAsk(isAsked ? null : figure)}
        className={cn(
          '-mx-1.5 rounded-md px-1.5 py-1 text-left hover:bg-subtle',
          isAsked && 'bg-accent-subtle hover:bg-accent-subtle',
        )}
      >
        <span className="flex items-center gap-1 text-muted text-xs">
          {figureNames[figure]}
          <ChevronDown aria-hidden className={cn('size-3 transition-transform', isAsked && 'rotate-180')} />
        </span>
        <Money money={money} className="font-semibold text-base tracking-tight sm:text-xl" />
        <span className="sr-only">, how it comes about</span>
      </button>
      {sign === null ? null : (
        <span className="pb-1 text-base text-muted sm:pb-1.5 sm:text-lg">
          <span className="sr-only">{sign.words}</span>
          <span aria-hidden>{sign.sign}</span>
        </span>
      )}
    </>
  );
}
