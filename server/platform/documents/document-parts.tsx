import { Text, View } from '@react-pdf/renderer';
import type { ComponentProps, ReactNode } from 'react';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { MoneyJson } from '@/server/kernel/shapes';

/** What the documents of the product have in common: colours, figures in columns, a foot with the number of the page. */
export type Style = Exclude<NonNullable<ComponentProps<typeof View>['style']>, unknown[]>;

export const grey = '#5d6470';
export const line = '#d9dce1';
export const right = { textAlign: 'right', fontFeatureSettings: ['tnum'] } satisfies Style;

/** On each page; it stands first on it, or a page that is broken before it goes without. */
export const Foot = ({ children }: { children: string }) => (
  <View style={parts.foot} fixed>
    <Text>{children}</Text>
    <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
  </View>
);

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <View>
    <Text style={parts.factName}>{name}</Text>
    <Text>{children}</Text>
  </View>
);

/** `12,345.67`, exact: the digits reach `Intl` as text. */
export function amountText({ amount, currency }: MoneyJson): string {
  const digits = exponentOf(currency as CurrencyCode);
  const decimal = formatDecimal(BigInt(amount), digits) as `${number}`;
  return new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(decimal);
}

export const dayText = (day: string): string => dateText(day, { day: 'numeric', month: 'long', year: 'numeric' });
/** `1 – 28 February 2026`: first to last. */
export const daysText = (first: string, last: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
    .formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`))
    // Narrow blanks are no letters of the font.
    .replace(/[\u2009\u202f]/g, ' ');
export const monthText = (month: string): string => dateText(`${month}-01`, { month: 'long', year: 'numeric' });
const dateText = (day: string, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...format }).format(new Date(`${day}T00:00:00Z`));

export const parts = {
  page: { paddingTop: 48, paddingHorizontal: 48, paddingBottom: 64, fontSize: 9.5, lineHeight: 1.4, color: '#15181d' },
  factName: { color: grey, fontSize: 8 },
  foot: {
    position: 'absolute',
    left: 48,
    right: 48,
    // By the top of an A4 page: what is written while it is laid out is lost where it hangs from the bottom.
    top: 791,
    paddingTop: 8,
    flexDirection: 'row',
    justifyContent: 'space-between',
    borderTopWidth: 0.5,
    borderTopColor: line,
    color: grey,
    fontSize: 8,
  },
} satisfies Record<string, Style>;
