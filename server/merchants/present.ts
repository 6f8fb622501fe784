import { toJson } from '@/server/kernel/money';
import type { Merchant } from './schema';
import type { MerchantRow } from './store';

export const presentMerchant = (row: MerchantRow): Merchant => ({
  reference: row.reference,
  name: row.name,
  email: row.email,
  companyId: row.company_id,
  liveOn: row.live_on,
  disbursementFrequency: row.disbursement_frequency,
  minimumMonthlyFee: toJson({ amountMinor: row.minimum_monthly_fee_minor, currency: row.currency }),
  currency: row.currency,
  timeZone: row.time_zone,
  status: row.status,
  createdAt: row.created_at.toISOString(),
});
