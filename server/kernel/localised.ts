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

/** A day in an English text: its months have English names, its parts stand in the order of the locale's country. */
export const dayIn = (locale: string, day: LocalDate): string =>
  new Intl.DateTimeFormat(inEnglish(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

function inEnglish(locale: string): string {
  const { region } = new Intl.Locale(locale).maximize();
  return region ? `en-${region}` : 'en-GB';
}
