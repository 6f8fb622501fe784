import type { Actor } from '@/server/identity/door';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import { mapOutcome, type Outcome } from '@/server/kernel/outcome';
import type { MoneyJson } from '@/server/kernel/shapes';
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
      ...[of.gross, of.orderFees, of.net].map(amount),
      String(of.monthlyFees),
      amount(of.monthlyFeeAmount),
    ];
}

const amount = ({ amount, currency }: MoneyJson): string =>
  formatDecimal(BigInt(amount), exponentOf(currency as CurrencyCode));
