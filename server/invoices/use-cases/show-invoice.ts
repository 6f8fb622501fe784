import type { Queryable } from '@/server/platform/db';
import { presentInvoice } from '../present';
import type { Invoice } from '../schema/invoices';
import { findCreditNotes, findInvoice, findLines } from '../store/invoices';

/** An invoice that is there, with its lines, as the caller's transaction sees it. */
export async function showInvoice(client: Queryable, id: bigint): Promise<Invoice> {
  const row = await findInvoice(client, null, id);
  if (!row) throw new Error(`invoice ${id} is gone`);
  return presentInvoice(row, await findLines(client, id), await findCreditNotes(client, id));
}
