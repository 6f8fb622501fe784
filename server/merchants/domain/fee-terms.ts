import type { FeeTier } from '@/server/kernel/fee-schedule';

type Version = {
  id: bigint;
  merchantId: bigint | null;
  currency: string;
  startsOn: string;
  tiers: FeeTier[];
  dueDays: number;
};

/** Which fee version applies to a merchant's event of a day: its own schedule before the default one. */
export type FeeTerms = (
  merchantId: bigint,
  currency: string,
  day: string,
) => { id: bigint; tiers: readonly FeeTier[]; dueDays: number };

/** `versions` newest first. The answer throws a RangeError where no version had started by that day. */
export function feeTerms(versions: readonly Version[]): FeeTerms {
  const byOwner = new Map<string, Version[]>();
  for (const version of versions) {
    const key = `${version.merchantId ?? ''}/${version.currency}`;
    byOwner.set(key, [...(byOwner.get(key) ?? []), version]);
  }
  const started = (key: string, day: string) => byOwner.get(key)?.find((version) => version.startsOn <= day);
  return (merchantId, currency, day) => {
    const version = started(`${merchantId}/${currency}`, day) ?? started(`/${currency}`, day);
    if (!version) throw new RangeError(`no fee schedule for ${currency} on ${day}`);
    return version;
  };
}
