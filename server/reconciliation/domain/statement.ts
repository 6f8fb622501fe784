import type { LocalDate } from '@/server/kernel/calendar';

/** A bank's statement of one account, whatever the file it came in. */
export type ParsedStatement = {
  /** What the bank calls it; of a CSV, which has no id, null. */
  id: string | null;
  /** Our own account, as the bank writes it: an IBAN or another number; null where the file does not say. */
  account: string | null;
  currency: string;
  from: LocalDate | null;
  to: LocalDate | null;
  opening: Balance | null;
  closing: Balance | null;
  lines: StatementLine[];
};

export type Balance = { amountMinor: bigint; on: LocalDate | null };

export type StatementLine = {
  /** Where it stands in the file, for messages: `statement 1, entry 3, transaction 2` or `line 17`. */
  place: string;
  /** Above zero is money that came in, below zero money that went out. */
  amountMinor: bigint;
  currency: string;
  /** Pending lines may still change or vanish, and are in no balance. */
  status: 'booked' | 'pending';
  bookedOn: LocalDate | null;
  valueOn: LocalDate | null;
  /** The bank's own, which it will not give twice; null where it gives none. */
  bankReference: string | null;
  /** Our reference of one transfer, as it was sent. */
  endToEndId: string | null;
  /** The message or payment id of the file that the transfers were sent in. */
  batchReference: string | null;
  /** What is booked as one line, where the bank tells of what: the transfers' references and, if told, their amounts. */
  parts: { endToEndId: string | null; amountMinor: bigint | null }[];
  /** Set when the line gives back what was sent: the bank's code, or an empty text where it gives none. */
  returnReason: string | null;
  counterparty: { name: string | null; maskedAccount: string | null };
  /** All that is written on it: remittance information first, then the bank's own words. */
  text: string;
};

/** What the booked lines leave unexplained of the difference between the balances; null when a balance is missing. */
export function unexplainedMinor({ opening, closing, currency, lines }: ParsedStatement): bigint | null {
  if (!opening || !closing) return null;
  const booked = lines.filter((line) => line.status === 'booked' && line.currency === currency);
  return closing.amountMinor - opening.amountMinor - booked.reduce((sum, line) => sum + line.amountMinor, 0n);
}
