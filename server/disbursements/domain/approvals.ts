/** How many approve a run: from an amount of a currency on, so many; in minor units. */
export type Tier = { currency: string; fromMinor: number; approvers: number };
/** Scheduled runs up to so much of a currency are approved by themselves; a currency without a rule never is. */
export type Automatic = { currency: string; upToMinor: number };
export type Policy = { tiers: readonly Tier[]; automatic: readonly Automatic[] };

/** What a run pays out, by currency. */
export type Pays = readonly { currency: string; minor: bigint }[];

/**
 * How many people approve a run that pays so much: at least one; the most that any of its currencies asks for. A currency
 * that the policy says nothing of is held to the strictest of its rules.
 */
export function approversNeeded({ tiers }: Policy, pays: Pays): number {
  const strictest = Math.max(1, ...tiers.map((tier) => tier.approvers));
  return Math.max(
    1,
    ...pays
      .filter(({ minor }) => minor > 0n)
      .map(({ currency, minor }) => {
        const own = tiers.filter((tier) => tier.currency === currency);
        if (own.length === 0) return strictest;
        return Math.max(1, ...own.filter((tier) => minor >= BigInt(tier.fromMinor)).map((tier) => tier.approvers));
      }),
  );
}

/** Whether the policy approves a run by itself: each currency in it has a rule, and none is above it. */
export const isAutomatic = ({ automatic }: Policy, pays: Pays): boolean =>
  pays.every(({ currency, minor }) => {
    if (minor === 0n) return true;
    const rule = automatic.find((one) => one.currency === currency);
    return rule !== undefined && minor <= BigInt(rule.upToMinor);
  });
