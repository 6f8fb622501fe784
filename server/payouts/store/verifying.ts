import { sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

/** Every disbursement stands where its latest attempt that was not held back says, which pays all of what it pays; none has two that are alive. */
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
               (array_agg(coalesce(e.ended, 'under way') ORDER BY p.number DESC) FILTER (WHERE e.code IS DISTINCT FROM 'HELD'))[1] AS says
          FROM payout_attempt p LEFT JOIN LATERAL (
            SELECT kind::text AS ended, code FROM payout_event WHERE attempt_id = p.id AND kind IN ('paid', 'failed', 'returned')
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

/** What counts as failed since its file was withdrawn is of a file that two people withdrew, of which nothing is open any more. */
const withdrawals = checkByIds(
  'withdrawn files',
  'payout_file',
  ({ after, to }) => sql`
    SELECT NULL::bigint AS merchant_id, CASE
             WHEN NOT w.confirmed THEN format('a payout of bank file %s counts as withdrawn, and two people did not withdraw it', f.message_id)
             ELSE format('bank file %s is withdrawn, and a payout of it is open', f.message_id) END AS message
      FROM payout_file f CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(is_confirmed), false) AS is_withdrawn, coalesce(bool_or(is_confirmed AND checked_by <> made_by), false) AS confirmed
          FROM payout_file_withdrawal WHERE file_id = f.id) w CROSS JOIN LATERAL (
        SELECT bool_or(EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.source = 'staff' AND e.code = 'WITHDRAWN')) AS any_withdrawn,
               bool_or(NOT EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.kind IN ('paid', 'failed'))) AS any_open
          FROM payout_attempt a WHERE a.file_id = f.id) a
     WHERE f.id > ${after} AND f.id <= ${to} AND ((a.any_withdrawn AND NOT w.confirmed) OR (w.is_withdrawn AND a.any_open))`,
  1_000n,
);

export const payoutChecks = [payouts, withdrawals];
