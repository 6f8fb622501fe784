import { isLocalDate, type LocalDate } from '@/server/kernel/calendar';
import { exponentOf, isCurrency } from '@/server/kernel/currency';
import { parseDecimal } from '@/server/kernel/decimal';
import { attributeOf, childOf, textOf, type XmlElement } from '@/server/kernel/xml/read-xml';

/** Ends the reading of a file; caught where the reading began, and never seen outside. */
export class FormatFault extends Error {
  /** The message continues a sentence that begins with the place. */
  constructor(
    readonly place: string,
    message: string,
  ) {
    super(message);
  }
}

export type Amount = { amountMinor: bigint; currency: string };

/** The `Amt` of an element, without a sign, as camt writes amounts. */
export function amountOf(element: XmlElement, place: string): Amount {
  const amount = childOf(element, 'Amt');
  const currency = attributeOf(amount, 'Ccy');
  if (currency === null || !isCurrency(currency)) {
    throw new FormatFault(
      `${place}, Amt`,
      currency === null ? 'is missing, or has no currency' : `is in "${currency}", which is no currency`,
    );
  }
  const text = textOf(amount) ?? '';
  const parsed = parseDecimal(text, exponentOf(currency), { decimal: '.' });
  if (!parsed.ok) throw new FormatFault(`${place}, Amt`, `"${text.slice(0, 40)}" ${parsed.reason}`);
  if (parsed.amountMinor < 0n)
    throw new FormatFault(`${place}, Amt`, 'is below zero, where camt says the direction apart');
  return { amountMinor: parsed.amountMinor, currency };
}

/** `Amt` with the sign that `CdtDbtInd` beside it gives: a credit is above zero. */
export function signedAmountOf(element: XmlElement, place: string): Amount {
  const { amountMinor, currency } = amountOf(element, place);
  return { amountMinor: directionOf(element, place) === 'CRDT' ? amountMinor : -amountMinor, currency };
}

export function directionOf(element: XmlElement, place: string): 'CRDT' | 'DBIT' {
  const direction = textOf(element, 'CdtDbtInd');
  if (direction === 'CRDT' || direction === 'DBIT') return direction;
  throw new FormatFault(`${place}, CdtDbtInd`, 'says neither CRDT nor DBIT');
}

/** The day in an element's `Dt` or `DtTm`, as the bank's calendar shows it; null when there is none. */
export function dayOf(element: XmlElement, name: string, place: string): LocalDate | null {
  const text = textOf(element, name, 'Dt') ?? textOf(element, name, 'DtTm');
  return text === null ? null : dayIn(text, `${place}, ${name}`);
}

/** The day that a date, or a date with a time, begins with; an offset says nothing about a booking day. */
export function dayIn(text: string, place: string): LocalDate {
  const day = text.slice(0, 10);
  if (!isLocalDate(day)) throw new FormatFault(place, `"${text.slice(0, 40)}" is not a day`);
  return day;
}
