import { compareDates, type LocalDate } from '@/server/kernel/calendar';
import { RefusedError, refuse } from '@/server/kernel/outcome';
import { settleAttempts } from '@/server/payouts/door';
import type { Queryable } from '@/server/platform/db';
import { findPayoutJournals, type SentRow } from '../store/candidates';
import type { LineRow } from '../store/lines';
import type { NewEntry } from '../store/matches';

export type ToSettle = { kind: 'payment' | 'return'; attempt: SentRow };
/** What of the books lines of the bank are: of a payout that is in it twice, what left comes before what came back. */
export type ToMatch = { entries: ToSettle[]; lines: LineRow[] };

/**
 * Has payouts say of each payment that it is paid, and of each return that it came back, where they do not know yet, in the
 * caller's transaction; the days and words are those of the lines. Throws a refusal where one of them has ended otherwise
 * meanwhile: what is matched together is settled together, or nothing of it is.
 *
 * @returns the entries of each match
 */
export async function settleEntries(client: Queryable, matches: ToMatch[]): Promise<NewEntry[][]> {
  const all = matches.flatMap(({ entries, lines }) => entries.map((entry) => ({ entry, lines })));
  const news = all.filter(({ entry: { kind, attempt } }) =>
    kind === 'payment' ? attempt.status === 'under_way' : attempt.status !== 'returned',
  );
  const verdicts = await settleAttempts(
    client,
    news.map(({ entry, lines }) => ({ attemptId: entry.attempt.attempt_id, settled: saidBy(lines, entry.kind) })),
  );
  const refused = news[verdicts.indexOf('contradicts')];
  if (refused) throw new RefusedError(hasEnded(refused.entry.attempt).refusal);
  const settled = new Set(news.filter((_, at) => verdicts[at] === 'done').map(({ entry }) => entry));
  const found = await findPayoutJournals(
    client,
    all.map(({ entry }) => entry.attempt.attempt_id),
  );
  const journals = new Map(found.map((row) => [`${row.kind}:${row.attempt_id}`, row.journal_id]));
  return matches.map(({ entries }) =>
    entries.map((entry) => {
      const { kind, attempt } = entry;
      const journalId = journals.get(`${kind}:${attempt.attempt_id}`);
      if (!journalId) throw new Error(`the ${kind} of payout attempt ${attempt.attempt_id} is not in the books`);
      const amountMinor = kind === 'payment' ? -attempt.amount_minor : attempt.amount_minor;
      return { kind, journalId, amountMinor, attemptId: attempt.attempt_id, settles: settled.has(entry) };
    }),
  );
}

const saidBy = (lines: LineRow[], kind: ToSettle['kind']) =>
  ({
    kind: kind === 'payment' ? 'paid' : 'returned',
    source: 'statement',
    code: kind === 'return' ? lines[0]?.return_reason || null : null,
    words: kind === 'return' ? lines[0]?.text || null : null,
    bankReference: lines[0]?.bank_reference ?? null,
    bookedOn: lastDay(lines),
  }) as const;

const hasEnded = ({ reference }: SentRow) =>
  refuse('stale', `Payout ${reference} has ended otherwise meanwhile: nothing is matched. Look again.`);

/** The bank's day of a match: that of its last line. */
export const lastDay = (lines: { booked_on: LocalDate }[]): LocalDate =>
  lines.map(({ booked_on: on }) => on).reduce(laterOf);

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (compareDates(a, b) < 0 ? b : a);
