import type { CurrencyCode } from '@/server/kernel/currency';
import { type Sql, sql } from '@/server/platform/db';
import { HELD } from '../domain/formats/bank-reasons';
import type { ToStand } from '../domain/standing';
import { contradictedAt } from './contradictions';

/** A disbursement with all that says where its payout stands. */
export type StandingRow = ToStand & {
  id: bigint;
  currency: CurrencyCode;
  /** How many attempts there were, and the reference of the latest; what is approved has none, or one that never left. */
  attempts: number;
  reference: string | null;
  /** The account of the latest attempt. */
  sentToId: bigint | null;
};

export const standingColumns = sql`d.id, d.currency, d.status, d.net_minor - d.kept_minor AS "amountMinor", d.period_to AS "periodTo",
  m.time_zone AS "timeZone", m.status AS "merchantStatus", d.bank_account_id AS "approvedAccountId", n.id AS "accountId",
  n.payable_from AS "payableFrom", ${contradictedAt}, n.masked AS "inForce", b.masked AS "sentTo", a.created_at AS "sentAt",
  b.id AS "sentToId", (SELECT count(*)::int FROM payout_attempt WHERE disbursement_id = d.id) AS attempts, CASE WHEN d.status <> 'approved' THEN a.reference END AS reference`;

/** Whether an attempt was held back before the bank heard of it. */
export const wasHeldBack = (attemptId: Sql): Sql =>
  sql`EXISTS (SELECT FROM payout_event h WHERE h.attempt_id = ${attemptId} AND h.source = 'staff' AND h.code = ${HELD})`;

/** Disbursements `d` with their merchant `m`, its account in force `n`, and the latest attempt `a` that was not held back, with its account `b`. */
export const disbursementsStanding = sql`disbursement d JOIN merchant m ON m.id = d.merchant_id
  LEFT JOIN active_bank_account n ON n.merchant_id = d.merchant_id AND n.currency = d.currency
  LEFT JOIN LATERAL (SELECT id, number, reference, bank_account_id, created_at FROM payout_attempt
                      WHERE disbursement_id = d.id AND NOT ${wasHeldBack(sql`payout_attempt.id`)}
                      ORDER BY number DESC LIMIT 1) a ON true
  LEFT JOIN bank_account b ON b.id = a.bank_account_id`;
