import type { Queryable } from '@/server/platform/db';
import { presentInvoice } from '../present';
import type { Invoice } from '../schema/invoices';
import { findWaiting } from '../store/hand-payments';
import { findCreditNotes, findInvoice, findLines } from '../store/invoices';

/** An invoice that is there, with its lines, as the caller's transaction sees it. */
export async function showInvoice(client: Queryable, id: bigint): Promise<Invoice> {
  const row = await findInvoice(client, null, id);
  if (!row) throw new Error(`invoice ${id} is gone`);
  const [lines, creditNotes, waiting] = [
    await findLines(client, id),
    await findCreditNotes(client, id),
    await findWaiting(client, id),
  ];
  return presentInvoice(row, lines, creditNotes, waiting);
}
