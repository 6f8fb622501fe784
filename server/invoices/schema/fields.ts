import { z } from 'zod';
import { isCurrency } from '@/server/kernel/currency';
import { mustBe } from '@/server/kernel/shapes';
import { isTimeZone } from '@/server/kernel/time-zone';

// Fields that several shapes of the room share.
export const text = (longest: number) => z.string().trim().min(1).max(longest);
export const reference = text(200);
export const id = z.string().regex(/^\d{1,18}$/, { error: mustBe('a number of up to 18 digits') });
export const currency = z
  .string({ error: mustBe('an ISO 4217 code in capitals, such as EUR') })
  .refine(isCurrency, 'is not a currency that we know: give an ISO 4217 code in capitals, such as EUR');
export const timeZone = z
  .string({ error: mustBe('an IANA time zone, such as Europe/Madrid') })
  .refine(isTimeZone, 'is not an IANA time zone, such as Europe/Madrid');
export const locale = z
  .string({ error: mustBe('a language tag, such as en-GB') })
  .max(35)
  .refine(isLocale, 'is not a language tag, such as en-GB');
export const taxRatePpm = z.int().min(0).max(1_000_000).describe('Parts per million of the net: 210000 is 21 %');

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
