import type { LocalDate } from './calendar';
import { exponentOf, isCurrency } from './currency';
import { formatDecimal } from './decimal';

/**
 * An amount as people of a locale write it: `18,00 €` in Spain. The digits are ISO 4217's, and exact whatever the amount.
 *
 * @param locale a language tag; what is none that is known is written as in English
 */
export function moneyIn(locale: string, amountMinor: bigint, currency: string): string {
  const digits = isCurrency(currency) ? exponentOf(currency) : 2;
  const format = new Intl.NumberFormat([locale, 'en-GB'], {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // Given as text, no digit is lost on the way through a float.
  return format.format(formatDecimal(amountMinor, digits) as `${number}`);
}

/** A day as people of a locale write it: `1 dic 2026` in Spain. */
export const dayIn = (locale: string, day: LocalDate): string =>
  new Intl.DateTimeFormat([locale, 'en-GB'], { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
