/**
 * Days are calendar days without a zone: they are formatted as UTC midnight in UTC, so that no viewer's zone shifts them.
 */
const utcOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const dayFormat = { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `2018-01-08` → `Jan 8, 2018`; with the weekday `Mon, Jan 8, 2018`. */
export const dayText = (day: string, locale: string, options: { weekday?: boolean } = {}): string =>
  new Intl.DateTimeFormat(locale, { ...dayFormat, ...(options.weekday ? { weekday: 'short' } : {}) }).format(
    utcOf(day),
  );

/** From the first to the last day, both included: `Jan 1 – 7, 2018`. */
export const dayRangeText = (
  start: string,
  end: string,
  locale: string,
  options: { weekday?: boolean } = {},
): string =>
  start === end
    ? dayText(start, locale, options)
    : new Intl.DateTimeFormat(locale, { ...dayFormat, ...(options.weekday ? { weekday: 'short' } : {}) }).formatRange(
        utcOf(start),
        utcOf(end),
      );

/** For axes of charts: `Jan 8`. */
export const shortDayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(utcOf(day));
