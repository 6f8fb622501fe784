import { sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

/** Every disbursement stands where its latest attempt says, which pays all of what it pays; none has two that are alive. */
const payouts = checkByIds(
  'payouts',
  'disbursement',
  ({ after, to }) => sql`
    SELECT d.merchant_id, CASE
             WHEN a.alive > 1 THEN format('disbursement %s has %s attempts that are paid or on their way', d.id, a.alive)
             WHEN a.wrong > 0 THEN format('an attempt at disbursement %s is of another amount than %s %s', d.id, d.net_minor - d.kept_minor, d.currency)
             WHEN r.approved_hash IS NULL THEN format('disbursement %s has an attempt, and its run was not approved', d.id)
             ELSE format('disbursement %s is %s; its latest attempt says %s', d.id, d.status, coalesce(a.says, 'nothing')) END AS message
      FROM disbursement d JOIN run r ON r.id = d.run_id CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE e.ended IS NULL OR e.ended = 'paid') AS alive,
               count(*) FILTER (WHERE p.amount_minor <> d.net_minor - d.kept_minor AND d.status <> 'carried') AS wrong,
               (array_agg(coalesce(e.ended, 'under way') ORDER BY p.number DESC))[1] AS says
          FROM payout_attempt p LEFT JOIN LATERAL (
            SELECT kind::text AS ended FROM payout_event WHERE attempt_id = p.id AND kind IN ('paid', 'failed', 'returned')
             ORDER BY id DESC LIMIT 1) e ON true
         WHERE p.disbursement_id = d.id) a
     WHERE d.id > ${after} AND d.id <= ${to}
       AND (a.alive > 1 OR a.wrong > 0 OR (a.says IS NOT NULL AND r.approved_hash IS NULL)
            OR CASE WHEN d.status IN ('submitting', 'submitted', 'unknown') THEN a.says IS DISTINCT FROM 'under way'
                    WHEN d.status IN ('paid', 'failed', 'returned') THEN a.says IS DISTINCT FROM d.status::text
                    ELSE a.says IN ('under way', 'paid') END)
     ORDER BY d.id`,
  2_000n,
);

export const payoutChecks = [payouts];
