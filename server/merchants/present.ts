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
  currency: row.currency,
  timeZone: row.time_zone,
  status: row.status,
  deliverAfterSeconds: row.deliver_after_seconds,
  createdAt: row.created_at.toISOString(),
});
