import type { Customer } from '@/server/invoices/schema/customers';
import { STANDARD_POLICY } from '@/server/invoices/schema/dunning';

/** What is to become of the card: it stays, another takes its place, or there is none. */
export type CardChoice = 'keep' | 'other' | 'none';

/** A customer as it is typed. */
export type CustomerTyped = {
  name: string;
  email: string;
  address: string;
  taxId: string;
  currency: string;
  timeZone: string;
  locale: string;
  dunningPolicy: string;
  card: CardChoice;
  token: string;
  brand: string;
  last4: string;
  expiry: string;
  tells: Customer['tells'];
};

/** Whose problems are shown at their fields. */
export const customerPaths = [
  ...['reference', 'merchant', 'name', 'email', 'address', 'taxId', 'currency', 'timeZone', 'locale', 'dunningPolicy'],
  ...['card.token', 'card.brand', 'card.last4', 'card.expiry'],
];

const none = { token: '', brand: '', last4: '', expiry: '' };
const everyMail = { paid: true, failed: true, cardExpiry: true };

/** A customer as it would be typed; a new one begins with what most have, and the zone of whoever types. */
export const typedCustomer = (customer: Customer | undefined, timeZone: string): CustomerTyped =>
  customer
    ? {
        ...none,
        name: customer.name,
        email: customer.email,
        address: customer.address.join('\n'),
        taxId: customer.taxId ?? '',
        currency: customer.currency,
        timeZone: customer.timeZone,
        locale: customer.locale,
        dunningPolicy: customer.dunningPolicy,
        card: customer.card ? 'keep' : 'none',
        tells: customer.tells,
      }
    : {
        ...none,
        name: '',
        email: '',
        address: '',
        taxId: '',
        currency: 'EUR',
        timeZone,
        locale: 'en-GB',
        dunningPolicy: STANDARD_POLICY,
        card: 'none',
        tells: everyMail,
      };

/** As the API takes it. A card that stays is left out. */
export function factsTyped({ card, token, brand, last4, expiry, ...typed }: CustomerTyped) {
  return {
    name: typed.name.trim(),
    email: typed.email.trim(),
    address: typed.address.split('\n').flatMap((line) => line.trim() || []),
    taxId: typed.taxId.trim() || null,
    currency: typed.currency.trim().toUpperCase() as 'EUR',
    timeZone: typed.timeZone.trim(),
    locale: typed.locale.trim(),
    dunningPolicy: typed.dunningPolicy,
    tells: typed.tells,
    ...(card === 'keep' ? {} : { card: card === 'none' ? null : { token, brand, last4, expiry } }),
  };
}
