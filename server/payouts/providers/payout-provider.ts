import type { LocalDate } from '@/server/kernel/calendar';
import type { Money } from '@/server/kernel/money';

/** Whom a transfer goes to, with the numbers of the account. */
export type Payee = { holderName: string } & (
  | { scheme: 'iban'; iban: string; bic: string | null }
  | { scheme: 'us'; routingNumber: string; accountNumber: string; accountType: 'checking' | 'savings' }
);

/** One transfer: `reference` is ours, and the bank's idempotency key. */
export type Transfer = { reference: string; money: Money; payee: Payee; remittance: string };

/** What the bank said, or that it said nothing. `accepted` is not paid yet. */
export type BankAnswer = {
  outcome: 'accepted' | 'paid' | 'rejected' | 'returned' | 'not_sent' | 'unknown' | 'not_found';
  /** The bank's reason: see domain/formats/bank-reasons.ts. */
  code?: string | undefined;
  words?: string | undefined;
  bankReference?: string | undefined;
  bookedOn?: LocalDate | undefined;
};

/** Money that came back: of which transfer, and why. */
export type Returned = { reference: string; code: string; bookedOn: LocalDate };

/**
 * What payouts need of a bank's connection. Each call names our reference: repeated, it has one effect. None throws for
 * what the network does: `not_sent` where nothing left the house, `unknown` where it may have.
 */
export interface PayoutProvider {
  name: string;
  send(transfer: Transfer): Promise<BankAnswer>;
  /** What came of the transfer with this reference. */
  lookUp(reference: string): Promise<BankAnswer>;
  /** What came back since an instant. */
  returnedSince(at: Date): Promise<Returned[]>;
}
