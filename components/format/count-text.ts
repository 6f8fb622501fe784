export const countText = (count: number, locale: string): string =>
  new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(count);

/** `1 order`, `1,284 orders`. */
export const countedText = (count: number, one: string, many: string, locale: string): string =>
  `${countText(count, locale)} ${count === 1 ? one : many}`;

/** A rate in parts per million as a percentage: 9500 → `0.95%`. */
export const rateText = (ratePpm: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(
    ratePpm / 1_000_000,
  );

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** 5120000 → `5.1 MB`. */
export function bytesText(bytes: number, locale: string): string {
  const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), byteUnits.length - 1);
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: byteUnits[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(value);
}
