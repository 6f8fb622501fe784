import { decimalOf } from '@/server/kernel/decimal';
import { moneyJson } from '@/server/kernel/money';
import { csvPart } from '@/server/platform/csv';
import { allPages } from '@/server/platform/pages';
import type { ZipFile } from '@/server/platform/zip';
import { pageOfRun } from '../store/evidence';
import type { MatchRow } from '../store/matches';

/** What reconciliation can show of a run: the lines of the bank that its payouts were matched with, and what was undone. */
export const evidenceOfMatches = (runId: string): ZipFile[] => [
  { path: 'matches.csv', body: csvPart(header, sides(runId)) },
];

/** The ids of the matches that a run's payouts are or were in, and of the statements whose lines these are of. */
export async function matchesOfRun(runId: string): Promise<{ matches: string[]; statements: string[] }> {
  const matches: string[] = [];
  const statements = new Set<string>();
  for await (const { id, lines } of rowsOf(runId)) {
    matches.push(id.toString());
    for (const { statementId } of lines) statements.add(statementId);
  }
  return { matches, statements: [...statements] };
}

const rowsOf = (runId: string) =>
  allPages<MatchRow>(
    (after, limit) => pageOfRun(runId, after, limit),
    (row) => row.id,
  );

const header = [
  'match',
  'rule',
  'side',
  'currency',
  'amount',
  'statement',
  'booked on',
  'text',
  'kind',
  'payout',
  'disbursement',
  'settles',
  'remark',
  'made by',
  'made at',
  'undone by',
  'undone at',
  'why undone',
];

/** A row for each side of a match: the bank's lines, then what they are in the books. */
async function* sides(runId: string): AsyncGenerator<(string | null)[]> {
  for await (const row of rowsOf(runId)) {
    const amount = (minor: string) => decimalOf(moneyJson(BigInt(minor), row.currency));
    const of = (side: string) => [row.id.toString(), row.rule, side, row.currency];
    const by = [
      row.remark,
      row.made_by_name,
      row.made_at.toISOString(),
      row.undone_by_name,
      row.undone_at?.toISOString() ?? null,
      row.undo_reason,
    ];
    for (const { statementId, bookedOn, minor, text } of row.lines)
      yield [...of('bank'), amount(minor), statementId, bookedOn, text, null, null, null, null, ...by];
    for (const { kind, minor, reference, disbursementId, settles } of row.entries)
      yield [...of('books'), amount(minor), null, null, null, kind, reference, disbursementId, String(settles), ...by];
  }
}
