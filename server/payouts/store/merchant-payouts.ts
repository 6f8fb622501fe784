import type { DisbursementOutcome, DisbursementStatus } from '@/server/disbursements/schema';
import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, readerFor, rows, sql } from '@/server/platform/db';

export type MerchantPayoutRow = {
  id: bigint;
  merchant_reference: string;
  period_from: LocalDate;
  period_to: LocalDate;
  orders: number;
  currency: CurrencyCode;
  net_minor: bigint;
  amount_minor: bigint;
  outcome: DisbursementOutcome;
  status: DisbursementStatus;
  /** Where it went, or is to go. */
  masked: string | null;
  reference: string | null;
  code: string | null;
  paid_on: LocalDate | null;
};

/** A merchant's payouts, or those of all, the latest first; one row more than `limit`. */
export const listMerchantPayouts = (merchantId: bigint | null, limit: number, before: string | null) =>
  rows<MerchantPayoutRow>(
    readerFor(merchantId),
    sql`SELECT d.id, m.reference AS merchant_reference, d.period_from, d.period_to, d.orders, d.currency, d.net_minor,
               d.net_minor - d.kept_minor AS amount_minor, d.outcome, d.status, coalesce(b.masked, v.masked) AS masked,
               a.reference, e.code, p.booked_on AS paid_on
          FROM disbursement d
          JOIN merchant m ON m.id = d.merchant_id
          LEFT JOIN LATERAL (SELECT id, reference, bank_account_id FROM payout_attempt
                              WHERE disbursement_id = d.id ORDER BY number DESC LIMIT 1) a ON true
          LEFT JOIN LATERAL (SELECT code FROM payout_event WHERE attempt_id = a.id ORDER BY id DESC LIMIT 1) e ON true
          LEFT JOIN LATERAL (SELECT booked_on FROM payout_event
                              WHERE attempt_id = a.id AND kind = 'paid' ORDER BY id DESC LIMIT 1) p ON true
          LEFT JOIN bank_account b ON b.id = coalesce(a.bank_account_id, d.bank_account_id)
          LEFT JOIN active_bank_account v ON v.merchant_id = d.merchant_id AND v.currency = d.currency
         WHERE d.status <> 'cancelled'
           ${merchantId === null ? empty : sql`AND d.merchant_id = ${merchantId}`}
           ${before === null ? empty : sql`AND d.id < ${before}::bigint`}
         ORDER BY d.id DESC LIMIT ${limit + 1}`,
  );
