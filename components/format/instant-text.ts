/** An instant on the viewer's clock: `Jan 8, 2018, 14:05`. */
export const instantText = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

/** To the second and with the zone's name, for the hint over an instant. */
export const fullInstantText = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'long' }).format(new Date(instant));
