import { type Actor, actorKey } from '@/server/identity/door';
import { lockAttempts, settleAttempts } from '@/server/payouts/door';
import type { Queryable } from '@/server/platform/db';
import { type PlannedMatch, planMatches } from '../domain/plan-matches';
import type { Uploaded } from '../schema/statements';
import { findPaidThoughFailed, type SentRow } from '../store/candidates';
import type { LineRow } from '../store/lines';
import { insertMatches, type NewEntry, type NewMatch, nextMatchIds } from '../store/matches';
import { gather } from './gather';
import { settleEntries, type ToMatch } from './settle-entries';

/**
 * Holds what would be matched of these currencies, all of it in one order: before anything of them is settled, which holds
 * their runs and accounts.
 */
export async function holdOpen(client: Queryable, currencies: Iterable<string>): Promise<void> {
  const ids: bigint[] = [];
  for (const currency of currencies) {
    const planned = await plan(client, currency);
    ids.push(...planned.flatMap(({ entries }) => entries.map(({ attempt }) => attempt.attempt_id)));
    ids.push(...(await findPaidThoughFailed(client, currency)));
  }
  await lockAttempts(client, ids);
}

/**
 * Matches all that the rules can match of a currency, in the caller's transaction, which holds the lock, and what is open: what
 * a statement shows leaving is paid by it, what it shows coming back whole is returned.
 */
export async function matchOpen(
  client: Queryable,
  currency: string,
  { actor, at }: { actor: Actor; at: Date },
): Promise<Uploaded['matched']> {
  const planned = await plan(client, currency);
  const entriesOf = await settleEntries(client, planned);
  const made = planned.map(({ rule, lines: of }, at): NewMatch => {
    const linesOf = of.map(({ id, amount_minor }) => ({ lineId: id, amountMinor: amount_minor }));
    return { currency, rule, remark: null, lines: linesOf, entries: entriesOf[at] as NewEntry[] };
  });
  if (made.length > 0) {
    const ids = await nextMatchIds(client, made.length);
    const matches = made.map((match, index) => ({ ...match, id: ids[index] as bigint }));
    await insertMatches(client, matches, { id: actorKey(actor), name: actor.name, at });
  }
  await sayWhatContradicts(client, currency);
  const settled = made.flatMap(({ entries }) => entries).filter(({ settles }) => settles);
  return {
    matches: made.length,
    lines: made.reduce((count, { lines: of }) => count + of.length, 0),
    paid: settled.filter(({ kind }) => kind === 'payment').length,
    returned: settled.filter(({ kind }) => kind === 'return').length,
  };
}

/** What is shown leaving though it counts as failed is left to a person; payouts hear of it, so that it does not leave again. */
async function sayWhatContradicts(client: Queryable, currency: string): Promise<void> {
  const settled = { kind: 'paid', source: 'statement' } as const;
  const found = await findPaidThoughFailed(client, currency);
  await settleAttempts(
    client,
    found.map((attemptId) => ({ attemptId, settled })),
  );
}

/** What the rules match of all that is open, with what stands behind it; of what is a guess a person decides. */
async function plan(client: Queryable, currency: string): Promise<(ToMatch & Pick<PlannedMatch, 'rule'>)[]> {
  const { lines, sent, rows, matching } = await gather(client, currency);
  return planMatches(matching, sent)
    .filter(({ isGuess }) => !isGuess)
    .map(({ rule, lineIds, entries }) => ({
      rule,
      lines: lineIds.map((id) => lines.get(id) as LineRow),
      entries: entries.map(({ kind, payoutId }) => ({ kind, attempt: rows.get(payoutId) as SentRow })),
    }));
}
