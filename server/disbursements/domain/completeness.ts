import type { DisbursementStatus } from '../schema';
import type { Place, StandingAccount } from '../schema/completeness';

/** Where payables are found: in a disbursement of a status, or in none. */
export type Found = DisbursementStatus | 'due' | 'waiting';

type Standing = { place: Place; account: StandingAccount };
const underWay = { place: 'under_way', account: 'merchant_disbursement' } as const;
const inTransit = { place: 'under_way', account: 'payout_in_transit' } as const;

/** The place of a payable, and the account on which its net stands. Null: a cancelled disbursement holds nothing. */
const standings: Record<Found, Standing | null> = {
  waiting: { place: 'waiting', account: 'merchant_payable' },
  due: { place: 'due', account: 'merchant_available' },
  planned: underWay,
  approved: underWay,
  submitting: inTransit,
  submitted: inTransit,
  unknown: inTransit,
  failed: underWay,
  returned: underWay,
  paid: { place: 'paid', account: 'bank' },
  carried: { place: 'carried', account: 'merchant_disbursement' },
  cancelled: null,
};

/** Sums of payables of one currency, by where they were found. Amounts in minor units. */
export type FoundSums = {
  found: Found;
  payables: number;
  gross: bigint;
  fee: bigint;
  /** Of the net, what the disbursements keep and owe on: it has left them. */
  kept: bigint;
  /** Of the gross, what shops collected, and what our provider did: the rest was kept by earlier disbursements. */
  byShops: bigint;
  byProvider: bigint;
};

export type PlaceSums = { place: Place; payables: number; gross: bigint; fee: bigint; kept: bigint };
export type Stood = { places: PlaceSums[]; made: Map<StandingAccount, bigint> };

/**
 * What payables make of the ledger: each stands once as owed, until it is paid, and once as collected and earned.
 *
 * @param monthlyFees minimum monthly fees that are owed to us beside the disbursements
 */
export function standOf(found: readonly FoundSums[], monthlyFees: bigint): Stood {
  const places = new Map<Place, PlaceSums>(
    order.map((place) => [place, { place, payables: 0, gross: 0n, fee: 0n, kept: 0n }]),
  );
  const made = new Map<StandingAccount, bigint>();
  const add = (account: StandingAccount, minor: bigint) => made.set(account, (made.get(account) ?? 0n) + minor);
  for (const sums of found) {
    const standing = standings[sums.found];
    if (standing === null) continue;
    const place = places.get(standing.place) as PlaceSums;
    place.payables += sums.payables;
    place.gross += sums.gross;
    place.fee += sums.fee;
    place.kept += sums.kept;
    add(standing.account, -(sums.gross - sums.fee - sums.kept));
    add('order_clearing', sums.byShops);
    add('provider_receivable', sums.byProvider);
    add('fee_revenue', -sums.fee);
  }
  add('merchant_fees', monthlyFees);
  add('fee_revenue', -monthlyFees);
  return { places: [...places.values()], made };
}

const order: readonly Place[] = ['waiting', 'due', 'under_way', 'carried', 'paid'];
