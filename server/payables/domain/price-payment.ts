import { addDays, type LocalDate } from '@/server/kernel/calendar';
import { type FeeTier, feeFor } from '@/server/kernel/fee-schedule';
import { divideRounded, type RoundingMode } from '@/server/kernel/rounding';

/** What is owed because of a payment, before its days are looked up. Amounts in minor units; gross = fee + net. */
export type Priced = {
  grossMinor: bigint;
  feeMinor: bigint;
  netMinor: bigint;
  /** Which frozen fee it is; both null of a dispute, whose fee is the provider's. */
  feeVersionId: bigint | null;
  feeTier: number | null;
  /** The day on which it happened, in the merchant's time zone. */
  happenedOn: LocalDate;
  /** The day on which it naturally falls due. */
  naturalOn: LocalDate;
};

/** What a captured payment owes the merchant, its fee by the card's schedule as it was on that day. */
export function priceCaptured(
  capturedMinor: bigint,
  happenedOn: LocalDate,
  version: { id: bigint; tiers: readonly FeeTier[]; dueDays: number },
): Priced {
  const { feeMinor, netMinor, tierIndex } = feeFor(capturedMinor, version.tiers);
  const naturalOn = addDays(happenedOn, version.dueDays);
  return {
    grossMinor: capturedMinor,
    feeMinor,
    netMinor,
    feeVersionId: version.id,
    feeTier: tierIndex,
    happenedOn,
    naturalOn,
  };
}

/** The payable that came of the capture, whose frozen fee goes back with a refund. */
export type CapturedPayable = {
  grossMinor: bigint;
  feeMinor: bigint;
  feeVersionId: bigint;
  feeTier: number;
  dueOn: LocalDate;
  rounding: RoundingMode;
};

/**
 * What a refund takes back: of the fee, the proportion of what is refunded. Each part is the difference of two sums, so
 * that all parts of a payment add up to its whole fee, in whatever steps it is refunded.
 *
 * It falls due no earlier than the capture: what the merchant cannot have yet need not be paid back from what it has.
 *
 * @param totalMinor all that is refunded of the payment, with this refund
 */
export function priceRefund(
  amountMinor: bigint,
  totalMinor: bigint,
  happenedOn: LocalDate,
  capture: CapturedPayable,
): Priced {
  const feeOf = (refunded: bigint) => divideRounded(capture.feeMinor * refunded, capture.grossMinor, capture.rounding);
  const feeMinor = feeOf(totalMinor - amountMinor) - feeOf(totalMinor);
  const { feeVersionId, feeTier, dueOn } = capture;
  const naturalOn = later(happenedOn, dueOn);
  return {
    grossMinor: -amountMinor,
    feeMinor,
    netMinor: -amountMinor - feeMinor,
    feeVersionId,
    feeTier,
    happenedOn,
    naturalOn,
  };
}

/** A dispute takes its amount and the provider's fee for it, no earlier than the capture is due. */
export const priceDispute = (
  amountMinor: bigint,
  feeMinor: bigint,
  happenedOn: LocalDate,
  captureDueOn: LocalDate,
): Priced => ({
  grossMinor: -amountMinor,
  feeMinor,
  netMinor: -amountMinor - feeMinor,
  feeVersionId: null,
  feeTier: null,
  happenedOn,
  naturalOn: later(happenedOn, captureDueOn),
});

/** A dispute that is won gives its amount back, not its fee; no earlier than it was taken. */
export const priceDisputeWon = (amountMinor: bigint, happenedOn: LocalDate, takenOn: LocalDate): Priced => ({
  grossMinor: amountMinor,
  feeMinor: 0n,
  netMinor: amountMinor,
  feeVersionId: null,
  feeTier: null,
  happenedOn,
  naturalOn: later(happenedOn, takenOn),
});

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
