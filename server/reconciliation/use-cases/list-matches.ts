import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentMatch } from '../present/matches';
import type { ListMatchesInput, Match } from '../schema/matches';
import { listMatches as find, findMatch } from '../store/matches';

/** What was matched, the latest first, with the rule that found it and what was undone since. */
export async function listMatches(
  actor: Actor | null,
  { currency, statement, rule, limit, cursor }: ListMatchesInput,
): Promise<Outcome<Page<Match>>> {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  const before = decodeCursor(cursor, bigintKey);
  if (!before.ok) return before;
  const found = await find({ currency, statement, rule }, limit, before.value);
  return ok(toPage(found, limit, presentMatch, ({ id }) => id.toString()));
}

/** One match. */
export async function getMatch(actor: Actor | null, id: string): Promise<Outcome<Match>> {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  const row = await findMatch(pool(), id);
  return row ? ok(presentMatch(row)) : refuse('not_found', `There is no match ${id}.`);
}
