import { isTimeZone } from '@/server/kernel/time-zone';

/** How a viewer writes numbers and dates, and which clock is on the wall. */
export type Formatting = { locale: string; timeZone: string };

/** Where the browser leaves its time zone for the server, which is not told it otherwise. */
export const timeZoneCookie = 'timeZone';

/** The first language of an `Accept-Language` header that is one; `en` when there is none. */
export function localeOf(acceptLanguage: string | null): string {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim() ?? '';
    if (tag !== '' && isLocale(tag)) return tag;
  }
  return 'en';
}

/** UTC for what is no time zone, or none that this runtime knows. */
export const timeZoneOf = (text: string | undefined): string => (text !== undefined && isTimeZone(text) ? text : 'UTC');

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
