import type { CurrencyCode } from '@/server/kernel/currency';
import type { ChangeCustomerInput, CreateCustomerInput } from '../schema/customers';

/** What somebody may set of a customer, as it is kept. */
export type CustomerFacts = {
  name: string;
  email: string;
  address: string[];
  tax_id: string | null;
  currency: CurrencyCode;
  time_zone: string;
  locale: string;
  status: 'active' | 'suspended';
  status_reason: string | null;
  payment_token: string | null;
  card_brand: string | null;
  card_last4: string | null;
  card_expiry: string | null;
  /** The reference of its dunning policy. */
  dunning_policy: string;
  tells_of_paid: boolean;
  tells_of_failed: boolean;
  tells_of_expiry: boolean;
};

type Card = CreateCustomerInput['card'];
const keptCard = (card: Card) => ({
  payment_token: card?.token ?? null,
  card_brand: card?.brand ?? null,
  card_last4: card?.last4 ?? null,
  card_expiry: card?.expiry ?? null,
});

/** A new customer is active and gets every mail, unless it is said otherwise. */
export const newFacts = (input: CreateCustomerInput): CustomerFacts => ({
  name: input.name,
  email: input.email,
  address: input.address,
  tax_id: input.taxId,
  currency: input.currency,
  time_zone: input.timeZone,
  locale: input.locale,
  status: 'active',
  status_reason: null,
  ...keptCard(input.card),
  dunning_policy: input.dunningPolicy,
  tells_of_paid: input.tells.paid ?? true,
  tells_of_failed: input.tells.failed ?? true,
  tells_of_expiry: input.tells.cardExpiry ?? true,
});

/** What is left out stays as it is; who becomes active again has no reason for being suspended. */
export function changedFacts(before: CustomerFacts, input: ChangeCustomerInput): CustomerFacts {
  const status = input.status ?? before.status;
  return {
    name: input.name ?? before.name,
    email: input.email ?? before.email,
    address: input.address ?? before.address,
    tax_id: input.taxId === undefined ? before.tax_id : input.taxId,
    currency: input.currency ?? before.currency,
    time_zone: input.timeZone ?? before.time_zone,
    locale: input.locale ?? before.locale,
    status,
    status_reason: status === 'active' ? null : (input.statusReason ?? before.status_reason),
    ...(input.card === undefined ? cardOf(before) : keptCard(input.card)),
    dunning_policy: input.dunningPolicy ?? before.dunning_policy,
    tells_of_paid: input.tells?.paid ?? before.tells_of_paid,
    tells_of_failed: input.tells?.failed ?? before.tells_of_failed,
    tells_of_expiry: input.tells?.cardExpiry ?? before.tells_of_expiry,
  };
}

const cardOf = ({ payment_token, card_brand, card_last4, card_expiry }: CustomerFacts) => ({
  payment_token,
  card_brand,
  card_last4,
  card_expiry,
});

/** The facts that differ, by name: for the audit. */
export function differences(before: CustomerFacts, after: CustomerFacts): { before: object; after: object } | null {
  const names = (Object.keys(after) as (keyof CustomerFacts)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  // That another card was given shows in what people know it by; its token is nobody's to read.
  const shown = names.filter((name) => name !== 'payment_token');
  const pick = (facts: CustomerFacts) => Object.fromEntries(shown.map((name) => [name, facts[name]]));
  return { before: pick(before), after: pick(after) };
}
