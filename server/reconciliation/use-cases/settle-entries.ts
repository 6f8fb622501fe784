import { compareDates, type LocalDate } from '@/server/kernel/calendar';
import { RefusedError, refuse } from '@/server/kernel/outcome';
import { settleAttempt } from '@/server/payouts/door';
import type { Queryable } from '@/server/platform/db';
import { findPayoutJournals, type SentRow } from '../store/candidates';
import type { LineRow } from '../store/lines';
import type { NewEntry } from '../store/matches';

export type ToSettle = { kind: 'payment' | 'return'; attempt: SentRow };

/**
 * Has payouts say of each payment that it is paid, and of each return that it came back, where they do not know yet, in the
 * caller's transaction; the days and words are those of the lines. Throws a refusal where one of them has ended otherwise
 * meanwhile: what is matched together is settled together, or nothing of it is.
 */
export async function settleEntries(client: Queryable, entries: ToSettle[], lines: LineRow[]): Promise<NewEntry[]> {
  const on = lastDay(lines);
  const [line] = lines;
  const settled: boolean[] = [];
  for (const { kind, attempt } of entries) {
    const isNews = kind === 'payment' ? attempt.status === 'under_way' : attempt.status !== 'returned';
    const said = isNews
      ? await settleAttempt(client, attempt.attempt_id, {
          kind: kind === 'payment' ? 'paid' : 'returned',
          source: 'statement',
          code: kind === 'return' ? line?.return_reason || null : null,
          words: kind === 'return' ? line?.text || null : null,
          bankReference: line?.bank_reference ?? null,
          bookedOn: on,
        })
      : 'already';
    if (said === 'contradicts') throw new RefusedError(hasEnded(attempt).refusal);
    settled.push(said === 'done');
  }
  const journals = await findPayoutJournals(
    client,
    entries.map(({ attempt }) => attempt.attempt_id),
  );
  return entries.map(({ kind, attempt }, at) => {
    const journal = journals.find((each) => each.attempt_id === attempt.attempt_id && each.kind === kind);
    if (!journal) throw new Error(`the ${kind} of payout attempt ${attempt.attempt_id} is not in the books`);
    return {
      kind,
      journalId: journal.journal_id,
      amountMinor: kind === 'payment' ? -attempt.amount_minor : attempt.amount_minor,
      attemptId: attempt.attempt_id,
      settles: settled[at] ?? false,
    };
  });
}

const hasEnded = ({ reference }: SentRow) =>
  refuse('stale', `Payout ${reference} has ended otherwise meanwhile: nothing is matched. Look again.`);

/** The bank's day of a match: that of its last line. */
export const lastDay = (lines: { booked_on: LocalDate }[]): LocalDate =>
  lines.map(({ booked_on: on }) => on).reduce(laterOf);

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (compareDates(a, b) < 0 ? b : a);
