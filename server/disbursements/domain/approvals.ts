import type { RunStatus } from '../schema';

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

/** Whether the policy approves a run by itself: each currency in it has a rule, and none is above it. Without rules, none. */
export const isAutomatic = ({ automatic }: Policy, pays: Pays): boolean =>
  automatic.length > 0 &&
  pays.every(({ currency, minor }) => {
    if (minor === 0n) return true;
    const rule = automatic.find((one) => one.currency === currency);
    return rule !== undefined && minor <= BigInt(rule.upToMinor);
  });

/** A decision of somebody's about a run, bound to the hash of what they saw. */
type Decided = { decided_by: string; hash: string };
type Submitted = { status: RunStatus; submitted_by: string | null; requested_by: string };

/** Why somebody whose role approves runs cannot approve this one as it is, in words for them; null: they can. */
export function whyNotApprove(
  person: string,
  run: Submitted,
  decided: readonly Decided[],
  hash: string,
): string | null {
  if (run.status !== 'submitted') return 'It does not wait for approval.';
  if (person === run.submitted_by || person === run.requested_by)
    return 'You prepared this run yourself: somebody else approves it.';
  if (decided.some((one) => one.decided_by === person && one.hash === hash))
    return 'You have approved this run already: it waits for somebody else.';
  return null;
}
