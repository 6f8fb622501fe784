import type { Difference } from '../schema/preview';

/** What a merchant was paid lately, in one currency; amounts in minor units. */
export type Usual = {
  /** How many of its latest disbursements this is drawn from. */
  count: number;
  lastNetMinor: bigint;
  /** The fifth and the ninety-fifth percentile. */
  lowMinor: bigint;
  highMinor: bigint;
  /** Whether its latest disbursement paid anything out. */
  wasPaidLast: boolean;
  /** Whether other rates of fees hold on these days than on all of the latest ones. */
  hasOtherRates: boolean;
};

/** Fewer than so many say nothing of what is usual. */
const ENOUGH = 4;

type Compared = {
  netMinor: bigint;
  /** Whether anything is paid out now. */
  isPaid: boolean;
  /** Null: it never got anything. */
  usual: Usual | null;
};

/** How a net amount differs from what its merchant got before. */
export function differencesOf({ netMinor, isPaid, usual }: Compared): Difference[] {
  if (usual === null) return ['first'];
  const found: Difference[] = [];
  if (usual.wasPaidLast && !isPaid) found.push('missing');
  if (netMinor < 0n !== usual.lastNetMinor < 0n) found.push('changed_sign');
  if (usual.count >= ENOUGH) {
    if (netMinor > usual.highMinor) found.push('unusually_high');
    if (netMinor < usual.lowMinor) found.push('unusually_low');
  }
  if (usual.hasOtherRates) found.push('fee_rate_changed');
  return found;
}
