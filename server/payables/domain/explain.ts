import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import { explainFee } from '@/server/kernel/fee-explanation';
import type { FeeTier } from '@/server/kernel/fee-schedule';

type Amounts = { grossMinor: bigint; feeMinor: bigint; currency: CurrencyCode };

/** How the fee of a capture came about, in words that a merchant can check with a calculator. */
export const explainCapture = ({ grossMinor, currency }: Amounts, tiers: readonly FeeTier[]): string =>
  explainFee(grossMinor, currency, tiers);

/** How much of a capture's fee went back with a refund. */
export function explainRefund(refund: Amounts, capture: Amounts): string {
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(refund.currency));
  return (
    `${amount(-refund.grossMinor)} of the ${amount(capture.grossMinor)} paid went back, and of its fee of ` +
    `${amount(capture.feeMinor)} in the same proportion ${amount(-refund.feeMinor)}; all refunds of a payment together ` +
    'give back its fee to the last unit'
  );
}

export function explainDispute({ grossMinor, feeMinor, currency }: Amounts): string {
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(currency));
  return grossMinor > 0n
    ? `${amount(grossMinor)} came back as the dispute was won; the fee for the dispute stays`
    : `the bank took ${amount(-grossMinor)}, and ${amount(feeMinor)} for the dispute`;
}
