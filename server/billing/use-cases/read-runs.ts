import { type Actor, authorise } from '@/server/identity/door';
import { findInvoice } from '@/server/invoices/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentAttempt } from '../present';
import type { Attempt, ListAttemptsInput, ListRunsInput, Run } from '../schema/runs';
import { findAttemptsOf, listAttempts } from '../store/reading';
import { findRun, listRuns } from '../store/runs';
import { showRun, showRuns } from './show-run';

/** Billing runs, the latest first. */
export async function listBillingRuns(actor: Actor | null, input: ListRunsInput): Promise<Outcome<Page<Run>>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const found = await listRuns(pool(), input, input.limit, before.value);
  const page = toPage(
    found,
    input.limit,
    (row) => row,
    (row) => row.id.toString(),
  );
  return ok({ ...page, data: await showRuns(pool(), page.data) });
}

/** One run with what came of its invoices so far. */
export async function getBillingRun(actor: Actor | null, id: string): Promise<Outcome<Run>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  const run = await findRun(pool(), id);
  return run ? ok(await showRun(pool(), run)) : refuse('not_found', 'There is no such run.');
}

/** The calls of a run to the provider, the latest first. */
export async function listRunAttempts(actor: Actor | null, input: ListAttemptsInput): Promise<Outcome<Page<Attempt>>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  if (!(await findRun(pool(), input.id))) return refuse('not_found', 'There is no such run.');
  const found = await listAttempts({ runId: input.id, outcome: input.outcome }, input.limit, before.value);
  return ok(toPage(found, input.limit, presentAttempt, (row) => row.id.toString()));
}

/** All calls for an invoice, in their order: for whoever sees the invoice. */
export async function listInvoiceAttempts(actor: Actor | null, invoiceId: string): Promise<Outcome<Attempt[]>> {
  const may = authorise(actor, 'invoices:read');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  if (!(await findInvoice(pool(), scope, invoiceId))) return refuse('not_found', 'There is no such invoice.');
  return ok((await findAttemptsOf(scope, invoiceId)).map(presentAttempt));
}
