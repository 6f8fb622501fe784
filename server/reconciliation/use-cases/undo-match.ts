import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { post } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { bookedLines } from '../domain/booking';
import { presentMatch, whyItStands } from '../present/matches';
import type { Match } from '../schema/matches';
import { findBooked, findMatch, insertUndo, type MatchRow } from '../store/matches';
import { lockReconciliation } from '../store/statements';

/**
 * Takes a match by hand back, with a reason: its lines and journals are free again, and what it had booked is reversed on the
 * same day. What made a payout paid or returned stands: the bank said so, and more has followed from it.
 */
export async function undoMatch(
  actor: Actor | null,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Match>> {
  const may = authorise(actor, 'reconciliation:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    await lockReconciliation(client);
    const match = await findMatch(client, id);
    if (!match) return refuse('not_found', `There is no match ${id}.`);
    const stands = whyItStands(match);
    if (stands) return refuse('conflict', stands);
    const booked = await findBooked(client, match.id);
    const [journalId = null] = await post(
      client,
      booked.map(({ account, amount_minor: minor, effective_on: effectiveOn }) => ({
        code: 'statement_undone',
        causeKind: 'bank_match',
        causeId: id,
        effectiveOn,
        lines: bookedLines(account, match.currency, -minor),
      })),
    );
    const by = { id: actorKey(may.value), name: may.value.name, at: now() };
    await insertUndo(client, { matchId: match.id, reason, journalId, by });
    await audit(client, {
      actor: may.value,
      action: 'bank_match.undone',
      object: { type: 'bank_match', id },
      merchantId: null,
      before: { remark: match.remark, lines: match.lines.length },
      ...(journalId === null ? {} : { after: { journalId: journalId.toString() } }),
      why: reason,
    });
    return ok(presentMatch((await findMatch(client, id)) as MatchRow));
  });
}
