import { jobActor } from '@/server/identity/door';
import type { CurrencyCode } from '@/server/kernel/currency';
import { audit } from '@/server/platform/audit';
import type { Queryable } from '@/server/platform/db';
import { defaultSchedules, type ScheduleName } from '../domain/default-schedules';
import { type FeeTerms, feeTerms } from '../domain/fee-terms';
import { ensureDefaultSchedule, findFeeVersions } from '../store';

/** The fee terms of these merchants by a schedule's name; a currency that is met for the first time gets the default one. */
export async function feeTermsFor(
  client: Queryable,
  merchantIds: bigint[],
  currencies: CurrencyCode[],
  name: ScheduleName = 'default',
): Promise<FeeTerms> {
  const versions = await findFeeVersions(client, name, merchantIds, currencies);
  const missing = currencies.filter(
    (currency) => !versions.some((v) => v.merchantId === null && v.currency === currency),
  );
  if (missing.length === 0) return feeTerms(versions);
  // Sorted, so that two transactions that meet the same currencies do not wait for each other in a circle.
  for (const currency of missing.sort(byCode)) {
    const dueDays = defaultSchedules[name].dueDays;
    const tiers = defaultSchedules[name].tiers(currency);
    const id = await ensureDefaultSchedule(client, name, currency, { tiers, dueDays });
    if (id === null) continue;
    await audit(client, {
      actor: jobActor('fee-terms'),
      action: 'fee_schedule.created',
      object: { type: 'fee_schedule', id: id.toString() },
      merchantId: null,
      after: { name, currency, tiers, dueDays },
    });
  }
  return feeTerms(await findFeeVersions(client, name, merchantIds, currencies));
}

const byCode = (a: CurrencyCode, b: CurrencyCode) => (a < b ? -1 : 1);
