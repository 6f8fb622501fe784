import { type LocalDate, localDateOf } from '@/server/kernel/calendar';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { feeFor } from '@/server/kernel/fee-schedule';

/** A completed order, as the merchant is owed for it. Amounts in minor units. */
export type Capture = {
  orderId: bigint;
  merchantId: bigint;
  currency: string;
  timeZone: string;
  grossMinor: bigint;
  completedAt: Date;
};

export type PricedCapture = Omit<Capture, 'orderId' | 'timeZone' | 'completedAt'> & {
  sourceId: bigint;
  feeMinor: bigint;
  netMinor: bigint;
  feeVersionId: bigint;
  feeTier: number;
  /** The day of completion in the merchant's time zone: the day on which it naturally falls due. */
  naturalOn: LocalDate;
};

/** The payable that a completed order becomes, its fee frozen by the version that applied on its day. */
export function priceCapture(
  capture: Capture,
  terms: (merchantId: bigint, currency: string, day: string) => { id: bigint; tiers: readonly FeeTier[] },
): PricedCapture {
  const { orderId, merchantId, currency, timeZone, grossMinor, completedAt } = capture;
  const naturalOn = localDateOf(completedAt, timeZone);
  const version = terms(merchantId, currency, naturalOn);
  const { feeMinor, netMinor, tierIndex } = feeFor(grossMinor, version.tiers);
  return {
    merchantId,
    sourceId: orderId,
    currency,
    grossMinor,
    feeMinor,
    netMinor,
    feeVersionId: version.id,
    feeTier: tierIndex,
    naturalOn,
  };
}

export type DaySums = {
  merchantId: bigint;
  currency: string;
  naturalOn: LocalDate;
  grossMinor: bigint;
  feeMinor: bigint;
  netMinor: bigint;
};

/** The sums per merchant, currency and day, keyed by `daySumsKey`: bulk paths post one journal for each. */
export function sumByDay(captures: readonly PricedCapture[]): Map<string, DaySums> {
  const sums = new Map<string, DaySums>();
  for (const capture of captures) {
    const key = daySumsKey(capture);
    const sum = sums.get(key);
    if (sum) {
      sum.grossMinor += capture.grossMinor;
      sum.feeMinor += capture.feeMinor;
      sum.netMinor += capture.netMinor;
    } else {
      const { merchantId, currency, naturalOn, grossMinor, feeMinor, netMinor } = capture;
      sums.set(key, { merchantId, currency, naturalOn, grossMinor, feeMinor, netMinor });
    }
  }
  return sums;
}

export const daySumsKey = (of: { merchantId: bigint; currency: string; naturalOn: LocalDate }): string =>
  `${of.merchantId}/${of.currency}/${of.naturalOn}`;
