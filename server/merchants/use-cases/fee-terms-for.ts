import { jobActor } from '@/server/identity/door';
import type { CurrencyCode } from '@/server/kernel/currency';
import { defaultTiers } from '@/server/kernel/fee-schedule';
import { audit } from '@/server/platform/audit';
import type { Queryable } from '@/server/platform/db';
import { type FeeTerms, feeTerms } from '../domain/fee-terms';
import { ensureDefaultSchedule, findFeeVersions } from '../store';

/** The fee terms of these merchants; a currency that is met for the first time gets the default schedule. */
export async function feeTermsFor(
  client: Queryable,
  merchantIds: bigint[],
  currencies: CurrencyCode[],
): Promise<FeeTerms> {
  const versions = await findFeeVersions(client, merchantIds, currencies);
  const missing = currencies.filter(
    (currency) => !versions.some((v) => v.merchantId === null && v.currency === currency),
  );
  if (missing.length === 0) return feeTerms(versions);
  // Sorted, so that two transactions that meet the same currencies do not wait for each other in a circle.
  for (const currency of missing.sort(byCode)) {
    if (!(await ensureDefaultSchedule(client, currency, defaultTiers(currency)))) continue;
    await audit(client, {
      actor: jobActor('fee-terms'),
      action: 'fee_schedule.created',
      object: { type: 'fee_schedule', id: `default ${currency}` },
      merchantId: null,
      after: { name: 'default', currency, tiers: defaultTiers(currency) },
    });
  }
  return feeTerms(await findFeeVersions(client, merchantIds, currencies));
}

const byCode = (a: CurrencyCode, b: CurrencyCode) => (a < b ? -1 : 1);
