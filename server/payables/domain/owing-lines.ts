import type { LocalDate } from '@/server/kernel/calendar';

type Owed = { merchantId: bigint; currency: string; grossMinor: bigint; feeMinor: bigint; netMinor: bigint };
export type OwedOn = 'merchant_payable' | 'merchant_available';
/** Who has the gross: a shop, our provider, or we ourselves since a disbursement kept it. */
export type CollectedOn = 'order_clearing' | 'provider_receivable' | 'merchant_disbursement';

/** Where an amount that is due on a day stands: what is settled already is available at once, the rest is pending. */
export const accountFor = (dueOn: LocalDate, settledThrough: LocalDate | null): OwedOn =>
  settledThrough !== null && dueOn <= settledThrough ? 'merchant_available' : 'merchant_payable';

/** The gross comes from whoever has it; the net is owed by us to the merchant; the fee is ours. */
export const owingLines = (owed: Owed, collectedOn: CollectedOn, owedOn: OwedOn) => {
  const { merchantId, currency } = owed;
  return [
    { code: collectedOn, merchantId, currency, amountMinor: owed.grossMinor },
    { code: owedOn, merchantId, currency, amountMinor: -owed.netMinor },
    { code: 'fee_revenue' as const, merchantId, currency, amountMinor: -owed.feeMinor },
  ];
};
