import { currencies } from './currency-table';

/** An active ISO 4217 code, such as `EUR`. */
export type CurrencyCode = keyof typeof currencies;

/** Codes are upper case: `eur` is not a currency. */
export const isCurrency = (text: string): text is CurrencyCode => Object.hasOwn(currencies, text);

/** How many decimals the currency's minor unit has: JPY 0, EUR 2, KWD 3, CLF 4. */
export const exponentOf = (code: CurrencyCode): number => currencies[code].exponent;
