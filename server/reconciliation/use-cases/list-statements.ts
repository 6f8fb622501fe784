import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool } from '@/server/platform/db';
import { bigintKey, dayKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentBalance, presentLine, presentStatement } from '../present/statements';
import type { Line, ListLinesInput, ListStatementsInput, Statement, StatementDetail } from '../schema/statements';
import { explainBalance } from '../store/balance';
import { listLines } from '../store/lines';
import { listStatements as find, findStatement } from '../store/statements';

/** The statements that were taken in, the latest first, each with whether the books agree with it. */
export async function listStatements(
  actor: Actor | null,
  { currency, limit, cursor }: ListStatementsInput,
): Promise<Outcome<Page<Statement>>> {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  const before = decodeCursor(cursor, z.tuple([dayKey, bigintKey]));
  if (!before.ok) return before;
  const found = await find(currency, limit, before.value);
  return ok(toPage(found, limit, presentStatement, (row) => [row.closes_on, row.id.toString()]));
}

/** One statement, and why the books differ from it, if they do. */
export async function getStatement(actor: Actor | null, id: string): Promise<Outcome<StatementDetail>> {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  const row = await findStatement(pool(), id);
  if (!row) return noStatement(id);
  const parts = await explainBalance(pool(), { id: row.id, currency: row.currency, closesOn: row.closes_on });
  return ok({ ...presentStatement(row), balance: presentBalance(parts, row.currency) });
}

/** The lines of a statement as they stand in it. */
export async function listStatementLines(
  actor: Actor | null,
  { id, limit, cursor }: ListLinesInput,
): Promise<Outcome<Page<Line>>> {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  const after = decodeCursor(cursor, z.int().min(0).max(100_000_000));
  if (!after.ok) return after;
  if (!(await findStatement(pool(), id))) return noStatement(id);
  const found = await listLines(id, limit, after.value);
  return ok(toPage(found, limit, presentLine, ({ position }) => position));
}

export const noStatement = (id: string) => refuse('not_found', `There is no bank statement ${id}.`);
