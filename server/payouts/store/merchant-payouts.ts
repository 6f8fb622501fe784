import type { DisbursementOutcome } from '@/server/disbursements/schema';
import type { LocalDate } from '@/server/kernel/calendar';
import { empty, readerFor, rows, sql } from '@/server/platform/db';
import { disbursementsStanding, type StandingRow, standingColumns } from './standing';

export type MerchantPayoutRow = StandingRow & {
  merchant_reference: string;
  period_from: LocalDate;
  orders: number;
  net_minor: bigint;
  outcome: DisbursementOutcome;
  code: string | null;
  paid_on: LocalDate | null;
};

/** A merchant's payouts, or those of all, the latest first; one row more than `limit`. */
export const listMerchantPayouts = (merchantId: bigint | null, limit: number, before: string | null) =>
  rows<MerchantPayoutRow>(
    readerFor(merchantId),
    sql`SELECT ${standingColumns}, m.reference AS merchant_reference, d.period_from, d.orders, d.net_minor, d.outcome,
               e.code, p.booked_on AS paid_on
          FROM ${disbursementsStanding}
          LEFT JOIN LATERAL (SELECT code FROM payout_event WHERE attempt_id = a.id ORDER BY id DESC LIMIT 1) e ON true
          LEFT JOIN LATERAL (SELECT booked_on FROM payout_event
                              WHERE attempt_id = a.id AND kind = 'paid' ORDER BY id DESC LIMIT 1) p ON true
         WHERE d.status <> 'cancelled'
           ${merchantId === null ? empty : sql`AND d.merchant_id = ${merchantId}`}
           ${before === null ? empty : sql`AND d.id < ${before}::bigint`}
         ORDER BY d.id DESC LIMIT ${limit + 1}`,
  );
