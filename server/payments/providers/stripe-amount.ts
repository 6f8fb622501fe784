import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import type { Money } from '@/server/kernel/money';

/** Currencies whose amounts Stripe takes with other decimals than ISO 4217 has. https://docs.stripe.com/currencies */
const decimalsAtStripe: Partial<Record<CurrencyCode, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** An amount in Stripe's units; null where they cannot express it. */
export function stripeAmount({ amountMinor, currency }: Money): number | null {
  const shift = (decimalsAtStripe[currency] ?? exponentOf(currency)) - exponentOf(currency);
  const factor = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && amountMinor % factor !== 0n) return null;
  const amount = shift < 0 ? amountMinor / factor : amountMinor * factor;
  // Of three decimals Stripe takes the last as 0 only.
  if (exponentOf(currency) === 3 && amount % 10n !== 0n) return null;
  return Number(amount);
}
