import type { Actor } from '@/server/identity/door';
import { decimalOf } from '@/server/kernel/decimal';
import { mapOutcome, type Outcome } from '@/server/kernel/outcome';
import { csvOf } from '@/server/platform/csv';
import type { Download } from '@/server/platform/download';
import type { ByYear, ByYearInput } from '../schema/reports';
import { reportByYear } from './report-by-year';

const header = [
  'year',
  'currency',
  'disbursements',
  'gross',
  'order fees',
  'net',
  'monthly fees',
  'monthly fee amount',
];

/** What was disbursed in each year as a CSV file; amounts in major units. */
export const reportByYearCsv = async (actor: Actor | null, input: ByYearInput): Promise<Outcome<Download>> =>
  mapOutcome(await reportByYear(actor, input), ({ data }) => ({
    fileName: `disbursements-by-year-${input.currency}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: csvOf(header, lines(data)),
  }));

async function* lines(years: ByYear['data']): AsyncGenerator<string[]> {
  for (const of of years)
    yield [
      String(of.year),
      of.gross.currency,
      String(of.disbursements),
      ...[of.gross, of.orderFees, of.net].map(decimalOf),
      String(of.monthlyFees),
      decimalOf(of.monthlyFeeAmount),
    ];
}
