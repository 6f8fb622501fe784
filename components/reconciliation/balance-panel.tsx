import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import type { MoneyJson } from '@/server/kernel/shapes';
import type { StatementDetail } from '@/server/reconciliation/schema/statements';

type Step = { label: ReactNode; money: MoneyJson; isSum?: boolean };

/** The bank's own arithmetic, and below it how the books come to the same, or why they do not. */
export function BalancePanel({ statement }: { statement: StatementDetail }) {
  const { balance: of, currency } = statement;
  const minus = (money: MoneyJson): MoneyJson => ({ amount: money.amount === 0 ? 0 : -money.amount, currency });
  const known =
    statement.closing.amount - statement.opening.amount - statement.moneyIn.amount - statement.moneyOut.amount;
  const bank: Step[] = [
    { label: 'Opening balance', money: statement.opening },
    ...(statement.knownLines > 0
      ? [{ label: `${statement.knownLines} lines that were in before`, money: { amount: known, currency } }]
      : []),
    { label: 'Came in', money: statement.moneyIn },
    { label: 'Went out', money: statement.moneyOut },
    { label: 'Closing balance', money: statement.closing, isSum: true },
  ];
  const others = statement.ledger.amount - statement.difference.amount - statement.closing.amount;
  const why: Step[] = [
    ...(others === 0
      ? []
      : [{ label: 'Other accounts of ours in this currency', money: { amount: others, currency } }]),
    { label: `${count(of.openLines.count, 'line', 'lines')} not matched yet`, money: minus(of.openLines.sum) },
    {
      label: `${count(of.notOnStatement.count, 'entry', 'entries')} of the books not on a statement yet`,
      money: of.notOnStatement.sum,
    },
    { label: 'Matched, on another day in the books', money: of.otherDay.sum },
    { label: 'Opening balance not booked yet', money: minus(of.openings.sum) },
    { label: 'Missing between statements', money: minus(of.gaps.sum) },
  ].filter(({ money }) => money.amount !== 0);
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <Steps name="At the bank" steps={bank} />
      <Steps
        name="In the books"
        steps={[
          { label: 'Closing balance', money: statement.closing },
          ...why,
          { label: 'Our bank account in the ledger', money: statement.ledger, isSum: true },
        ]}
      />
    </div>
  );
}

const count = (of: number, one: string, many: string): string => `${of} ${of === 1 ? one : many}`;

function Steps({ name, steps }: { name: string; steps: Step[] }) {
  return (
    <div>
      <h3 className="mb-1 text-muted text-xs">{name}</h3>
      <dl className="border-y">
        {steps.map(({ label, money, isSum }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a sum have their order.
            key={index}
            className={
              isSum ? 'flex justify-between gap-4 border-t py-2 font-semibold' : 'flex justify-between gap-4 py-1.5'
            }
          >
            <dt>{label}</dt>
            <dd>
              <Money money={money} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
