import type { Money } from '@/server/kernel/money';
import type { Outcome } from '@/server/kernel/outcome';
import type { AttemptKind, AttemptOutcome } from '../schema/states';

/** A card as it came in. It goes to the provider once, for a token, and is forgotten. */
export type CardDetails = { cardNumber: string; holder: string; expiry: string; verificationCode: string };

/** The calls of payments, and that of invoices. */
export type CallKind = AttemptKind | 'charge';

/** What a provider said, or that it said nothing. */
export type ProviderAnswer = {
  outcome: AttemptOutcome;
  /** The provider's code and words for what it did not do. */
  code?: string | undefined;
  words?: string | undefined;
  providerId?: string | undefined;
};

/** Something charged or sent: `reference` is ours, and the provider's idempotency key. */
export type Charge = { reference: string; money: Money };

/** A party of an account transfer, with its account's number in clear. */
export type Party = { name: string; id: string; accountType: string; accountNumber: string };

/**
 * What payments need of whoever moves the money. Each call names our reference: repeated, it has one effect and gets the
 * same answer. None throws for what the network does: `not_sent` where nothing left the house, `unknown` where it may have.
 */
export interface Provider {
  name: string;
  /** A card for a token, while the request waits. Refused: the provider does not take it. */
  tokenise(card: CardDetails): Promise<Outcome<string>>;
  /** An account transfer's receiving account for a token. */
  tokeniseAccount(accountNumber: string): string;
  authorise(charge: Charge & { token: string; description: string | null }): Promise<ProviderAnswer>;
  capture(charge: Charge & { providerId: string; token: string }): Promise<ProviderAnswer>;
  /** Takes the money in one call, without the cardholder: for invoices. */
  charge(charge: Charge & { token: string; description: string | null }): Promise<ProviderAnswer>;
  /** Gives an authorisation back that was not captured. */
  void(charge: Charge & { providerId: string; token: string }): Promise<ProviderAnswer>;
  refund(charge: Charge & { providerId: string; token: string }): Promise<ProviderAnswer>;
  sendTransfer(charge: Charge & { token: string; originator: Party; beneficiary: Party }): Promise<ProviderAnswer>;
  /** What came of the call with this reference; `not_found` where the provider has never heard of it. */
  lookUp(asked: { kind: CallKind; reference: string; providerId: string | null }): Promise<ProviderAnswer>;
}
