import { empty, readerFor, rows, sql } from '@/server/platform/db';

type Trace = { type: string; id: string };

/** The credit notes of an invoice, whose story is a part of its own. `scope`: the only merchant whose rows exist. */
export const findTracesOfInvoice = (scope: bigint | null, id: string) =>
  rows<Trace>(
    readerFor(scope),
    sql`SELECT 'invoice' AS type, id::text FROM invoice
         WHERE credits_id = ${id} ${scope === null ? empty : sql`AND merchant_id = ${scope}`} ORDER BY id LIMIT 50`,
  );

/** The subscriptions of a customer; what became of its invoices stands with each of them. */
export const findTracesOfCustomer = (scope: bigint | null, reference: string) =>
  rows<Trace>(
    readerFor(scope),
    sql`SELECT 'subscription' AS type, s.id::text FROM subscription s JOIN customer c ON c.id = s.customer_id
         WHERE c.reference = ${reference} ${scope === null ? empty : sql`AND c.merchant_id = ${scope}`}
         ORDER BY s.id LIMIT 100`,
  );
