import { lineName } from '@/server/disbursements/schema/line-name';
import type { Actor } from '@/server/identity/door';
import { decimalOf } from '@/server/kernel/decimal';
import { mapOutcome, type Outcome } from '@/server/kernel/outcome';
import type { MoneyJson } from '@/server/kernel/shapes';
import { csvOf } from '@/server/platform/csv';
import type { Download } from '@/server/platform/download';
import type { PayoutStatement } from '../documents/payout-statement';
import { fileNameOf, getPayoutStatement, linesOfStatement } from './payout-statement';

const header = [
  'payout',
  'reference',
  'due on',
  'kind',
  'line',
  'shopper',
  'currency',
  'gross',
  'fee',
  'net',
  'explanation',
];

/** The statement of one payout for spreadsheets: all lines, then their sum, what is kept of it, and what is paid. */
export const payoutStatementCsv = async (actor: Actor | null, { id }: { id: string }): Promise<Outcome<Download>> =>
  mapOutcome(await getPayoutStatement(actor, id), (statement) => ({
    fileName: fileNameOf(statement, 'csv'),
    contentType: 'text/csv; charset=utf-8',
    body: csvOf(header, rows(actor, statement)),
  }));

async function* rows(actor: Actor | null, statement: PayoutStatement): AsyncGenerator<(string | null)[]> {
  const { disbursement, reference } = statement;
  const { id, gross, fee, net, kept, toPay } = disbursement;
  for await (const lines of linesOfStatement(actor, id))
    for (const line of lines)
      yield [
        id,
        reference,
        line.dueOn,
        line.kind,
        lineName(line),
        line.shopperReference,
        line.net.currency,
        decimalOf(line.gross),
        decimalOf(line.fee),
        decimalOf(line.net),
        line.explanation,
      ];
  const sum = (kind: string, amount: MoneyJson, before: (string | null)[] = [null, null]) => [
    id,
    reference,
    null,
    kind,
    null,
    null,
    amount.currency,
    ...before,
    decimalOf(amount),
    null,
  ];
  yield sum('sum of all lines', net, [decimalOf(gross), decimalOf(fee)]);
  yield sum('of which kept', kept);
  yield sum('to pay', toPay);
}
