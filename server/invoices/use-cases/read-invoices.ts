import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool, readerFor } from '@/server/platform/db';
import { bigintKey, decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentSummary } from '../present';
import type { Invoice, InvoiceSummary, ListInvoicesInput } from '../schema/invoices';
import { findInvoice, findInvoices } from '../store/invoices';
import { showInvoice } from './show-invoice';

/** One invoice with its lines; a merchant's people see those that their merchant owes. */
export async function getInvoice(actor: Actor | null, id: string): Promise<Outcome<Invoice>> {
  const may = authorise(actor, 'invoices:read');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  const found = await findInvoice(readerFor(merchantId), merchantId, id);
  return found ? ok(await showInvoice(pool(), found.id)) : refuse('not_found', 'There is no such invoice.');
}

/** The invoices and credit notes, the newest first. */
export async function listInvoices(
  actor: Actor | null,
  input: ListInvoicesInput,
): Promise<Outcome<Page<InvoiceSummary>>> {
  const may = authorise(actor, 'invoices:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, bigintKey]));
  if (!before.ok) return before;
  const found = await findInvoices(may.value.merchantId, input, before.value);
  return ok(toPage(found, input.limit, presentSummary, (row) => [row.created_at.toISOString(), row.id.toString()]));
}
