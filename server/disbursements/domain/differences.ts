/** What a merchant was paid lately, in one currency; amounts in minor units. */
export type Usual = {
  /** How many of its latest disbursements this is drawn from. */
  count: number;
  lastNetMinor: bigint;
  /** The fifth and the ninety-fifth percentile. */
  lowMinor: bigint;
  highMinor: bigint;
};

export const differences = ['first', 'changed_sign', 'unusually_low', 'unusually_high'] as const;
export type Difference = (typeof differences)[number];

/** Fewer than so many say nothing of what is usual. */
const ENOUGH = 4;

/** How a net amount differs from what its merchant got before; null: it never got anything. */
export function differencesOf(netMinor: bigint, usual: Usual | null): Difference[] {
  if (usual === null) return ['first'];
  const found: Difference[] = [];
  if (netMinor < 0n !== usual.lastNetMinor < 0n) found.push('changed_sign');
  if (usual.count < ENOUGH) return found;
  if (netMinor > usual.highMinor) found.push('unusually_high');
  if (netMinor < usual.lowMinor) found.push('unusually_low');
  return found;
}
