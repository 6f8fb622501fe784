import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { post } from '@/server/ledger/door';
import { lockAttempts } from '@/server/payouts/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { allOrNothing, type Queryable } from '@/server/platform/db';
import { bookedLines } from '../domain/booking';
import { presentMatch } from '../present/matches';
import type { Match, MatchInput } from '../schema/matches';
import { findBooks, findCurrencies, findOpenLines, findSent } from '../store/candidates';
import { findMatch, insertMatches, type MatchRow, type NewEntry, nextMatchIds } from '../store/matches';
import { lockReconciliation } from '../store/statements';
import { lastDay, settleEntries, type ToSettle } from './settle-entries';

/**
 * Matches lines of the bank with what of the books they are, with a remark. What differs is booked, or refused: a match is
 * the same money on both sides. Of two people who match the same line, one does.
 */
export async function matchByHand(actor: Actor | null, input: MatchInput): Promise<Outcome<Match>> {
  const may = authorise(actor, 'reconciliation:write');
  if (!may.ok) return may;
  const lineIds = [...new Set(input.lines)].map(BigInt);
  return allOrNothing(async (client) => {
    await lockReconciliation(client);
    const currency = await currencyOf(client, lineIds);
    if (!currency.ok) return currency;
    const lines = await findOpenLines(client, currency.value, lineIds);
    if (lines.length < lineIds.length)
      return refuse('conflict', 'One of these lines was matched meanwhile: look at what is left over now.');
    const chosen = await findChosen(client, currency.value, [...new Set(input.entries)]);
    if (!chosen.ok) return chosen;
    const sum = lines.reduce((total, { amount_minor: minor }) => total + minor, 0n);
    const difference = sum - chosen.value.sumMinor;
    if (difference !== 0n && !input.bookAs) return differs(input.entries.length > 0);
    const [settled = []] = await settleEntries(client, [{ entries: chosen.value.payouts, lines }]);
    const [id] = (await nextMatchIds(client, 1)) as [bigint];
    const entries: NewEntry[] = [...settled, ...chosen.value.books];
    if (difference !== 0n && input.bookAs) {
      const lines_ = bookedLines(input.bookAs, currency.value, difference);
      const entry = {
        code: 'statement_booked' as const,
        causeKind: 'bank_match',
        causeId: id.toString(),
        effectiveOn: lastDay(lines),
        lines: lines_,
      };
      const [journalId] = (await post(client, [entry])) as [bigint];
      entries.push({ kind: 'booked', journalId, amountMinor: difference, account: input.bookAs });
    }
    const at = now();
    const of = {
      id,
      currency: currency.value,
      rule: 'hand' as const,
      remark: input.remark,
      lines: lines.map((line) => ({ lineId: line.id, amountMinor: line.amount_minor })),
      entries,
    };
    await insertMatches(client, [of], { id: actorKey(may.value), name: may.value.name, at });
    await audit(client, {
      actor: may.value,
      action: 'bank_match.made',
      object: { type: 'bank_match', id: id.toString() },
      merchantId: null,
      after: {
        currency: currency.value,
        amountMinor: sum.toString(),
        lines: lines.length,
        entries: input.entries,
        ...(difference === 0n ? {} : { bookedAs: input.bookAs, bookedMinor: difference.toString() }),
      },
      why: input.remark,
    });
    return ok(presentMatch((await findMatch(client, id)) as MatchRow));
  });
}

async function currencyOf(client: Queryable, ids: bigint[]): Promise<Outcome<string>> {
  const found = await findCurrencies(client, ids);
  const [first, ...more] = found;
  if (!first || found.reduce((count, { lines }) => count + lines, 0) < ids.length)
    return refuse('not_found', 'One of these lines is not there.');
  return more.length === 0 ? ok(first.currency) : refuse('invalid_input', 'Lines of one match are of one currency.');
}

type Chosen = { payouts: ToSettle[]; books: NewEntry[]; sumMinor: bigint };

async function findChosen(client: Queryable, currency: string, keys: string[]): Promise<Outcome<Chosen>> {
  const parsed = keys.map((key) => key.split(':') as ['payment' | 'return' | 'journal', string]);
  const attemptIds = parsed.flatMap(([of, id]) => (of === 'journal' ? [] : [BigInt(id)]));
  await lockAttempts(client, attemptIds);
  const sent = await findSent(client, currency, attemptIds);
  const books = await findBooks(
    client,
    currency,
    parsed.flatMap(([of, id]) => (of === 'journal' ? [BigInt(id)] : [])),
  );
  const chosen: Chosen = { payouts: [], books: [], sumMinor: 0n };
  for (const [of, id] of parsed) {
    if (of === 'journal') {
      const row = books.find((each) => each.journal_id === BigInt(id));
      if (!row) return gone('What was posted');
      chosen.books.push({ kind: 'books', journalId: row.journal_id, amountMinor: row.amount_minor });
      chosen.sumMinor += row.amount_minor;
      continue;
    }
    const attempt = sent.find((each) => each.attempt_id === BigInt(id));
    if (!attempt || (of === 'payment' ? attempt.is_matched : attempt.is_return_matched))
      return gone('One of these payouts');
    const leavesNow = parsed.some(([other, same]) => other === 'payment' && same === id);
    if (of === 'return' && attempt.status === 'under_way' && !leavesNow)
      return refuse(
        'conflict',
        `Payout ${attempt.reference} cannot have come back: nothing says yet that it left. Match its payment first.`,
      );
    chosen.payouts.push({ kind: of, attempt });
    chosen.sumMinor += of === 'payment' ? -attempt.amount_minor : attempt.amount_minor;
  }
  // What left comes back after.
  chosen.payouts.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'payment' ? -1 : 1));
  return ok(chosen);
}

const gone = (what: string) =>
  refuse('conflict', `${what} was matched meanwhile, or never left: look at what is left over now.`);

const differs = (hasEntries: boolean) => {
  const message = hasEntries
    ? 'Both sides differ: choose what makes them the same, or say what the difference is booked as.'
    : 'Choose what of the books these lines are, or say what they are booked as.';
  return refuse('invalid_input', message, { fields: [{ field: 'bookAs', message }] });
};
