import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { Comparison } from './compare';
import type { Purchase } from './plan';
import type { Played } from './play';

const MOST_PROBLEMS = 20;

/** What was played, what the product has of it, and whether the two agree; for people. */
export function report(planned: readonly Purchase[], played: Played, { lines, problems }: Comparison): string {
  const head = ['', 'state', 'sent', '', 'the product has', '', ''];
  const rows = lines.map(({ what, currency, state, sent, there }) => [
    what,
    state,
    String(sent.count),
    money(sent.amount, currency),
    String(there.count),
    money(there.amount, currency),
    sent.count === there.count && sent.amount === there.amount ? 'agrees' : 'DIFFERS',
  ]);
  const faults = new Map<string, number>();
  for (const { fault } of planned) if (fault) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const rate = played.receipts.length / Math.max(played.seconds, 0.001);
  return [
    `\n${played.receipts.length} of ${planned.length} accepted in ${played.seconds.toFixed(1)} s: ${rate.toFixed(1)} a second.`,
    ...(faults.size > 0
      ? [`Made badly on purpose: ${[...faults].map(([name, n]) => `${n} × ${name}`).join(', ')}.`]
      : []),
    `\n${table([head, ...rows])}\n`,
    ...problems.slice(0, MOST_PROBLEMS).map((problem) => `✗ ${problem}`),
    ...(problems.length > MOST_PROBLEMS ? [`… and ${problems.length - MOST_PROBLEMS} more`] : []),
    problems.length === 0 ? 'What was sent and what the product has agree.' : 'They do not agree.',
  ].join('\n');
}

const money = (amount: number, currency: string): string =>
  `${formatDecimal(BigInt(amount), exponentOf(currency as CurrencyCode))} ${currency}`;

/** Words to the left, figures to the right. */
function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  const isFigure = (column: number) => column >= 2 && column <= 5;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isFigure(column) ? cell.padStart(widths[column] as number) : cell.padEnd(widths[column] as number),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
