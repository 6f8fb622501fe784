import { type Actor, actorKey } from '@/server/identity/door';
import { holdUnderWay } from '@/server/payouts/door';
import type { Queryable } from '@/server/platform/db';
import { planMatches } from '../domain/plan-matches';
import type { Uploaded } from '../schema/statements';
import type { SentRow } from '../store/candidates';
import type { LineRow } from '../store/lines';
import { insertMatches, type NewMatch, nextMatchIds } from '../store/matches';
import { gather } from './gather';
import { settleEntries } from './settle-entries';

/**
 * Matches all that the rules can match of a currency, in the caller's transaction, which holds the lock: what a statement
 * shows leaving is paid by it, what it shows coming back whole is returned.
 */
export async function matchOpen(
  client: Queryable,
  currency: string,
  { actor, at }: { actor: Actor; at: Date },
): Promise<Uploaded['matched']> {
  await holdUnderWay(client, currency);
  const { lines, sent, rows, matching } = await gather(client, currency);
  const made: NewMatch[] = [];
  for (const { rule, isGuess, lineIds, entries } of planMatches(matching, sent)) {
    if (isGuess) continue;
    const ofLines = lineIds.map((id) => lines.get(id) as LineRow);
    const toSettle = entries.map(({ kind, payoutId }) => ({ kind, attempt: rows.get(payoutId) as SentRow }));
    const settled = await settleEntries(client, toSettle, ofLines);
    // Its return may be on a later line of the same statement.
    for (const { attempt } of toSettle) if (attempt.status === 'under_way') attempt.status = 'paid';
    const linesOf = ofLines.map(({ id, amount_minor }) => ({ lineId: id, amountMinor: amount_minor }));
    made.push({ currency, rule, remark: null, lines: linesOf, entries: settled });
  }
  if (made.length > 0) {
    const ids = await nextMatchIds(client, made.length);
    const matches = made.map((match, index) => ({ ...match, id: ids[index] as bigint }));
    await insertMatches(client, matches, { id: actorKey(actor), name: actor.name, at });
  }
  const settled = made.flatMap(({ entries }) => entries).filter(({ settles }) => settles);
  return {
    matches: made.length,
    lines: made.reduce((count, { lines: of }) => count + of.length, 0),
    paid: settled.filter(({ kind }) => kind === 'payment').length,
    returned: settled.filter(({ kind }) => kind === 'return').length,
  };
}
