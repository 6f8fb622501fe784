import type { Actor } from '@/server/identity/door';
import { decimalOf } from '@/server/kernel/decimal';
import { mapOutcome, type Outcome } from '@/server/kernel/outcome';
import type { MoneyJson } from '@/server/kernel/shapes';
import { csvOf } from '@/server/platform/csv';
import type { Download } from '@/server/platform/download';
import type { Statement, StatementInput } from '../schema';
import { getStatement } from './get-statement';

const header = ['merchant', 'month', 'currency', 'kind', 'count', 'gross', 'fee', 'net'];

/** A merchant's statement of a month as a CSV file; amounts in major units, so that a spreadsheet adds them up. */
export const statementCsv = async (actor: Actor | null, input: StatementInput): Promise<Outcome<Download>> =>
  mapOutcome(await getStatement(actor, input), (statement) => ({
    fileName: `statement-${statement.month}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: csvOf(header, lines(statement)),
  }));

async function* lines({ merchantName, month, currencies }: Statement): AsyncGenerator<(string | null)[]> {
  for (const { currency, opening, movements, closing, pending, available, inTransit } of currencies) {
    const line = (kind: string, net: MoneyJson) => [
      merchantName,
      month,
      currency,
      kind,
      null,
      null,
      null,
      decimalOf(net),
    ];
    yield line('opening balance', opening);
    for (const { says, count, gross, fee, net } of movements)
      yield [merchantName, month, currency, says, String(count), decimalOf(gross), decimalOf(fee), decimalOf(net)];
    yield line('closing balance', closing);
    yield line('of which pending', pending);
    yield line('of which available', available);
    yield line('of which in transit', inTransit);
  }
}
