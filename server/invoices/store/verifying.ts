import { sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

/** Sums over all invoices are looked at once, with the first page. */
const isFirst = (after: bigint) => sql`NOT EXISTS (SELECT FROM invoice WHERE id <= ${after})`;

/** Every issued invoice is the sum of its lines, and of a credit note no more is taken than there was. */
const invoices = checkByIds(
  'invoices',
  'invoice',
  ({ after, to }) => sql`
    SELECT i.merchant_id, CASE
             WHEN (i.net_minor, i.tax_minor) IS DISTINCT FROM (lines.net, lines.tax) THEN
               format('invoice %s is %s and %s tax, and its lines come to %s and %s', i.number, i.net_minor, i.tax_minor, lines.net, lines.tax)
             ELSE format('invoice %s has %s credited, and its credit notes come to %s', i.number, i.credited_minor, notes.total) END AS message
      FROM invoice i
      CROSS JOIN LATERAL (SELECT coalesce(sum(l.net_minor), 0) AS net, coalesce(sum(l.tax_minor), 0) AS tax
                            FROM invoice_line l WHERE l.invoice_id = i.id) lines
      CROSS JOIN LATERAL (SELECT coalesce(-sum(n.total_minor), 0) AS total FROM invoice n WHERE n.credits_id = i.id) notes
     WHERE i.id > ${after} AND i.id <= ${to} AND i.number IS NOT NULL
       AND (i.net_minor <> lines.net OR i.tax_minor <> lines.tax OR i.credited_minor <> notes.total)
     ORDER BY i.id`,
);

/** Each series has every number from 1 to its last, once (they are unique). */
const numbers = checkByIds(
  'invoice numbers',
  'invoice',
  ({ after }) => sql`
    SELECT NULL::bigint AS merchant_id,
           format('series %s has come to number %s, and %s invoices have one', s.prefix, s.last, numbered.count) AS message
      FROM invoice_series s
      CROSS JOIN LATERAL (SELECT count(*) FROM invoice i WHERE i.number LIKE s.prefix || '-%') numbered
     WHERE ${isFirst(after)} AND s.last <> numbered.count ORDER BY s.prefix`,
);

/** What was issued, less what was voided, stands in the books as owed, earned and tax, until it is paid, or lost. */
const books = checkByIds(
  'invoice books',
  'invoice',
  ({ after }) => sql`
    WITH issued AS (
      SELECT i.currency, sum(i.net_minor) AS net, sum(i.tax_minor) AS tax, sum(i.total_minor) AS total FROM invoice i
       -- What is void because it was credited in full is taken back by its credit notes.
       WHERE i.number IS NOT NULL AND (i.status <> 'void' OR i.credited_minor > 0) GROUP BY i.currency),
    paid AS (
      SELECT i.currency, sum(i.paid_minor) AS total,
             -- The key of a charge begins with the invoice's number; what a person confirmed came another way.
             coalesce(sum(i.paid_minor) FILTER (WHERE starts_with(i.paid_by, i.number || '/') AND NOT EXISTS (
               SELECT FROM hand_payment h WHERE h.invoice_id = i.id AND h.is_confirmed)), 0) AS charged
        FROM invoice i WHERE i.paid_minor IS NOT NULL GROUP BY i.currency),
    lost AS (
      SELECT i.currency, sum(i.total_minor - i.credited_minor) AS total FROM invoice i WHERE i.status = 'uncollectible' GROUP BY i.currency),
    made AS (
      SELECT currency, code, minor FROM issued LEFT JOIN paid USING (currency) LEFT JOIN lost USING (currency) CROSS JOIN LATERAL
        (VALUES ('customer_receivable', issued.total - coalesce(paid.total, 0) - coalesce(lost.total, 0)), ('bad_debt', coalesce(lost.total, 0)),
                ('bank', coalesce(paid.total - paid.charged, 0)),
                ('provider_invoices', coalesce(paid.charged, 0)),
                ('subscription_revenue', -net), ('tax_payable', -tax)) AS stands(code, minor)),
    booked AS (
      SELECT code, currency, sum(minor) AS minor FROM (
        SELECT code, currency, balance_minor AS minor FROM account WHERE merchant_id IS NULL UNION ALL
        -- What a bank statement showed besides is of no invoice.
        SELECT a.code, a.currency, -p.amount_minor FROM journal j JOIN posting p ON p.journal_id = j.id JOIN account a ON a.id = p.account_id
         WHERE j.cause_kind = 'bank_match' AND a.merchant_id IS NULL) posted
       WHERE code IN ('customer_receivable', 'bank', 'provider_invoices', 'subscription_revenue', 'tax_payable', 'bad_debt') GROUP BY code, currency)
    SELECT NULL::bigint AS merchant_id, format('%s %s: the account says %s, the invoices make %s', code, currency,
                                               coalesce(booked.minor, 0), coalesce(made.minor, 0)) AS message
      FROM made FULL JOIN booked USING (code, currency)
     WHERE ${isFirst(after)} AND coalesce(made.minor, 0) <> coalesce(booked.minor, 0) ORDER BY currency, code`,
);

/** What must hold of invoices. */
export const invoiceChecks = [invoices, numbers, books];
