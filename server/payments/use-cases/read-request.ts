import { randomUUID } from 'node:crypto';
import { fromJson, type Money, type MoneyJson } from '@/server/kernel/money';
import { type FieldError, type Outcome, ok, refusalWithin, refuse } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { encrypt, keyedHash } from '@/server/platform/encryption';
import { brandOf, cardProblems } from '../domain/card';
import { currentProvider } from '../providers/providers';
import type { CardInput, TransferInput } from '../schema/payments';
import type { KeptCard } from '../store/accepting';
import type { KeptParty, KeptTransfer } from '../store/working';

/** What is kept of what a payment is paid with, and the provider's token for the rest. */
export type Instrument = { provider: string; token: string; card: KeptCard | null; transfer: KeptTransfer | null };

export function readMoney(amount: MoneyJson): Outcome<Money> {
  const money = fromJson(amount);
  if (!money.ok) return refusalWithin('amount', money);
  return money.value.amountMinor > 0n ? money : invalid([{ field: 'amount.amount', message: 'must be more than 0' }]);
}

/** Checks a card and changes it for a token. Nothing of it but brand, last four digits, holder and expiry leaves here. */
export async function readCard(card: CardInput): Promise<Outcome<Instrument>> {
  const problems = cardProblems(card, now());
  if (problems.length > 0) return invalid(problems);
  const provider = currentProvider();
  const token = await provider.tokenise(card);
  if (!token.ok) return token;
  const { cardNumber, holder, expiry } = card;
  const kept = { brand: brandOf(cardNumber) as string, last4: cardNumber.slice(-4), holder, expiry };
  return ok({ provider: provider.name, token: token.value, card: kept, transfer: null });
}

/** The parties of an account transfer, their accounts sealed. */
export function readTransfer({ originator, beneficiary }: TransferInput): Instrument {
  const provider = currentProvider();
  const reference = randomUUID();
  const kept = (party: TransferInput['originator'], role: string): KeptParty => ({
    name: party.name,
    id: party.id,
    accountType: party.accountType,
    sealed: encrypt(party.accountNumber, accountContext(reference, role)),
    end: party.accountNumber.replace(/[ -]/g, '').slice(-4),
  });
  const transfer = {
    reference,
    originator: kept(originator, 'originator'),
    beneficiary: kept(beneficiary, 'beneficiary'),
  };
  return { provider: provider.name, token: provider.tokeniseAccount(beneficiary.accountNumber), card: null, transfer };
}

/** Where a sealed account number belongs. */
export const accountContext = (reference: string, role: string): string => `transfer:${reference}:${role}`;

/**
 * What makes two requests the same. The verification code is left out, who the merchant is follows from whose key it is; and
 * the hash is keyed, since it is made of a card number.
 */
export function hashRequest(
  what: string,
  input: { merchant?: unknown; key?: unknown; card?: CardInput | undefined },
): string {
  const { merchant, key, card, ...rest } = input;
  const { verificationCode, ...kept } = card ?? { verificationCode: null };
  return keyedHash(JSON.stringify([what, rest, kept]));
}

export function invalid(fields: FieldError[]): Outcome<never> {
  const words = fields.map(({ field, message }) => `${field} ${message}`).join('; ');
  return refuse('invalid_input', `The request is not valid: ${words}.`, { fields });
}
