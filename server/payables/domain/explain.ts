import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import { explainFee } from '@/server/kernel/fee-explanation';
import type { FeeTier } from '@/server/kernel/fee-schedule';

type Amounts = { grossMinor: bigint; feeMinor: bigint; currency: CurrencyCode };

/**
 * How the fee of a payable came about, in words that a merchant can check with a calculator.
 *
 * @param tiers of the version that is frozen on it; none of a dispute
 * @param capture of a refund: what it takes back from
 */
export function explainPayable(
  kind: string,
  amounts: Amounts,
  tiers: readonly FeeTier[],
  capture: Omit<Amounts, 'currency'> | null,
): string {
  if (kind === 'dispute' || kind === 'dispute_won') return explainDispute(amounts);
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(amounts.currency));
  if (kind === 'carried') return explainCarried(amounts.grossMinor, amount);
  if (kind === 'reserve_released')
    return `${amount(amounts.grossMinor)} of an earlier disbursement were kept as a reserve until now`;
  if (kind === 'monthly_fee')
    return `${amount(amounts.feeMinor)} were missing to the minimum monthly fee of the month before`;
  if (kind === 'refund' && capture) return explainRefund(amounts, capture);
  return explainFee(amounts.grossMinor, amounts.currency, tiers);
}

const explainCarried = (minor: bigint, amount: (minor: bigint) => string): string =>
  minor < 0n
    ? `an earlier disbursement came to ${amount(minor)}: that much is taken from this one`
    : `${amount(minor)} of an earlier disbursement were not paid out, and are in this one`;

/** How much of a capture's fee went back with a refund. */
function explainRefund(refund: Amounts, capture: Omit<Amounts, 'currency'>): string {
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(refund.currency));
  return (
    `${amount(-refund.grossMinor)} of the ${amount(capture.grossMinor)} paid went back, and of its fee of ` +
    `${amount(capture.feeMinor)} in the same proportion ${amount(-refund.feeMinor)}; all refunds of a payment together ` +
    'give back its fee to the last unit'
  );
}

function explainDispute({ grossMinor, feeMinor, currency }: Amounts): string {
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(currency));
  return grossMinor > 0n
    ? `${amount(grossMinor)} came back as the dispute was won; the fee for the dispute stays`
    : `the bank took ${amount(-grossMinor)}, and ${amount(feeMinor)} for the dispute`;
}
