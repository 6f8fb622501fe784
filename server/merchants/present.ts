import { moneyJson } from '@/server/kernel/money';
import type { Merchant } from './schema';
import type { MerchantRow } from './store';

export const presentMerchant = (row: MerchantRow): Merchant => ({
  reference: row.reference,
  name: row.name,
  email: row.email,
  companyId: row.company_id,
  liveOn: row.live_on,
  disbursementFrequency: row.disbursement_frequency,
  minimumMonthlyFee: moneyJson(row.minimum_monthly_fee_minor, row.currency),
  deductsMonthlyFee: row.deducts_monthly_fee,
  minimumPayout: moneyJson(row.minimum_payout_minor, row.currency),
  reserve: { ratePpm: row.reserve_ppm, days: row.reserve_days },
  disbursementWeekdays: row.disbursement_weekdays,
  currency: row.currency,
  timeZone: row.time_zone,
  status: row.status,
  deliverAfterSeconds: row.deliver_after_seconds,
  createdAt: row.created_at.toISOString(),
});
