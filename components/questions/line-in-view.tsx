'use client';

import { Day } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { DisbursementLine } from '@/server/disbursements/schema';
import { lineName } from '@/server/disbursements/schema/line-name';

/** What is asked about, above what is said about it: the order, its amounts, and how the fee came about. */
export function LineInView({ line }: { line: DisbursementLine }) {
  return (
    <section aria-label="The line" className="rounded-md border bg-canvas px-3 py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 break-words font-medium">{lineName(line)}</p>
        <p className="text-muted text-xs">
          Due on <Day day={line.dueOn} />
        </p>
      </div>
      <dl className="mt-2 grid grid-cols-3 gap-3">
        <Amount name="Gross" money={line.gross} />
        <Amount name="Fee" money={line.fee} />
        <Amount name="Net" money={line.net} />
      </dl>
      <p className="mt-2 break-words text-muted">{line.explanation}.</p>
    </section>
  );
}

function Amount({ name, money }: { name: string; money: DisbursementLine['gross'] }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd>
        <Money money={money} className="font-medium" />
      </dd>
    </div>
  );
}
