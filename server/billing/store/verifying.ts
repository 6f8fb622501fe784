import { sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

/** What was charged is paid by that charge, once, with its amount; what a charge paid was charged. */
const charges = checkByIds(
  'charged invoices',
  'invoice',
  ({ after, to }) => sql`
    SELECT i.merchant_id, CASE
             WHEN charged.keys > 1 THEN format('invoice %s was charged %s times', i.number, charged.keys)
             WHEN charged.keys = 1 AND i.status <> 'paid' THEN format('invoice %s was charged, and it is %s', i.number, i.status)
             WHEN charged.keys = 1 THEN format('invoice %s was charged %s by %s, and it says it was paid %s by %s', i.number,
                                               charged.amount, charged.key, i.paid_minor, i.paid_by)
             ELSE format('invoice %s says that the charge %s paid it, and no such charge succeeded', i.number, i.paid_by) END AS message
      FROM invoice i
      CROSS JOIN LATERAL (
        SELECT count(DISTINCT a.key) AS keys, min(a.key) AS key, max(a.amount_minor) AS amount
          FROM billing_attempt a JOIN billing_attempt_result r ON r.attempt_id = a.id
         WHERE a.invoice_id = i.id AND r.outcome = 'charged') charged
     WHERE i.id > ${after} AND i.id <= ${to} AND i.number IS NOT NULL
       AND (charged.keys > 1
            OR charged.keys = 1 AND (i.status, i.paid_minor, i.paid_by) IS DISTINCT FROM ('paid'::invoice_status, charged.amount, charged.key)
            OR charged.keys = 0 AND starts_with(i.paid_by, i.number || '/'))
     ORDER BY i.id`,
);

/** An invoice that is at the provider has a call without an end, and is looked after at a known time. */
const underWay = checkByIds(
  'invoices at the provider',
  'invoice',
  ({ after, to }) => sql`
    SELECT i.merchant_id, format('invoice %s is %s, and nobody will ask what came of it', i.number, i.status) AS message
      FROM invoice i
     WHERE i.id > ${after} AND i.id <= ${to} AND i.status IN ('processing', 'unknown')
       AND (i.next_try_at IS NULL OR NOT EXISTS (SELECT FROM billing_attempt a WHERE a.invoice_id = i.id))
     ORDER BY i.id`,
);

/** What must hold of charges. */
export const billingChecks = [charges, underWay];
