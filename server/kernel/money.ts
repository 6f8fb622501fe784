import { type CurrencyCode, isCurrency } from './currency';
import { type Outcome, ok, refuse } from './outcome';
import type { MoneyJson } from './shapes';

export type { MoneyJson } from './shapes';

/** An amount in minor units (cents of EUR, yen of JPY) beside its currency. Floats never touch money. */
export type Money = { amountMinor: bigint; currency: CurrencyCode };

const largestMinor = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Money on the wire: `{"amount": 2500, "currency": "EUR"}`. Throws a RangeError beyond ±9,007,199,254,740,991: a
 * reader's JSON parser would silently change such a number.
 */
export function moneyJson(amountMinor: bigint, currency: string): MoneyJson {
  if (isTooLarge(amountMinor)) {
    throw new RangeError(`${amountMinor} ${currency} in minor units is too large for an exact JSON number`);
  }
  return { amount: Number(amountMinor), currency };
}

/** The inverse of `moneyJson`. */
export function fromJson({ amount, currency }: MoneyJson): Outcome<Money> {
  if (!Number.isSafeInteger(amount)) {
    const message = `amount must be a whole number of minor units within ±${largestMinor}, not ${amount}`;
    return refuse('invalid_input', message, { fields: [{ field: 'amount', message }] });
  }
  if (!isCurrency(currency)) {
    const message = `currency must be an ISO 4217 code in upper case such as EUR, not "${currency}"`;
    return refuse('invalid_input', message, { fields: [{ field: 'currency', message }] });
  }
  return ok({ amountMinor: BigInt(amount), currency });
}

/** Beyond what `moneyJson` can tell. */
export const isTooLarge = (amountMinor: bigint): boolean => amountMinor > largestMinor || amountMinor < -largestMinor;
