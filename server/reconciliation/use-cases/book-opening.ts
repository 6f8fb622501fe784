import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { addDays } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { post } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { bookedLines } from '../domain/booking';
import { presentMatch } from '../present/matches';
import type { Match } from '../schema/matches';
import { findMatch, insertMatches, type MatchRow, type NewEntry, nextMatchIds } from '../store/matches';
import { findBefore } from '../store/openings';
import { findStatement, lockReconciliation } from '../store/statements';
import { noStatement } from './list-statements';

/**
 * Books the opening balance of an account's first statement: what the books had moved on the bank account before it is in it,
 * and the rest is our own money.
 */
export async function bookOpening(
  actor: Actor | null,
  { id, remark }: { id: string; remark: string },
): Promise<Outcome<Match>> {
  const may = authorise(actor, 'reconciliation:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    await lockReconciliation(client);
    const statement = await findStatement(client, id);
    if (!statement) return noStatement(id);
    if (!statement.is_first)
      return refuse('conflict', 'A statement of this account lies before it: only the first one opens the books.');
    if (statement.is_opening_booked) return refuse('conflict', 'Its opening balance is booked already.');
    const { currency, opening_minor: openingMinor, opens_on: opensOn } = statement;
    const before = await findBefore(client, { statementId: statement.id, currency, opensOn });
    const entries: NewEntry[] = before.map((row) => ({
      kind: row.kind,
      journalId: row.journal_id,
      amountMinor: row.amount_minor,
      ...(row.attempt_id === null ? {} : { attemptId: row.attempt_id }),
    }));
    const own = openingMinor - entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const [matchId] = (await nextMatchIds(client, 1)) as [bigint];
    if (own !== 0n) {
      const lines = bookedLines('house_funds', currency, own);
      const entry = {
        code: 'statement_booked' as const,
        causeKind: 'bank_match',
        causeId: matchId.toString(),
        effectiveOn: addDays(opensOn, -1),
        lines,
      };
      const [journalId] = (await post(client, [entry])) as [bigint];
      entries.push({ kind: 'booked', journalId, amountMinor: own, account: 'house_funds' });
    }
    const opening = { openingOf: statement.id, amountMinor: openingMinor };
    const match = { id: matchId, currency, rule: 'opening' as const, remark, lines: [opening], entries };
    await insertMatches(client, [match], { id: actorKey(may.value), name: may.value.name, at: now() });
    await audit(client, {
      actor: may.value,
      action: 'bank_match.opening_booked',
      object: { type: 'bank_match', id: matchId.toString() },
      merchantId: null,
      after: {
        statement: id,
        currency,
        amountMinor: openingMinor.toString(),
        ownFundsMinor: own.toString(),
        before: before.length,
      },
      why: remark,
    });
    return ok(presentMatch((await findMatch(client, matchId)) as MatchRow));
  });
}
