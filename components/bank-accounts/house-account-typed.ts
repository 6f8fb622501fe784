import type { ChangeHouseAccountInput, HouseAccount } from '@/server/payouts/schema/house-accounts';

/** What stands in the fields of the form. */
export type Typed = {
  currency: string;
  holderName: string;
  number: string;
  bic: string;
  routingNumber: string;
  bankName: string;
  companyId: string;
  town: string;
  country: string;
  channel: 'bank' | 'file';
  why: string;
};

/** Where the server's faults belong. */
const fields: Partial<Record<keyof Typed, string>> = {
  bic: 'account.bic',
  routingNumber: 'account.routingNumber',
  town: 'address.town',
  country: 'address.country',
};

/** The path of a field at the server. */
export function pathOf(name: keyof Typed, currency: string): string {
  if (name === 'number') return currency === 'USD' ? 'account.accountNumber' : 'account.iban';
  return fields[name] ?? name;
}

export const typedOf = (of: HouseAccount | null, currency: string, hasConnection: boolean): Typed => ({
  currency: of?.currency ?? currency,
  holderName: of?.holderName ?? '',
  number: of?.account ?? '',
  bic: of?.bic ?? '',
  routingNumber: of?.routingNumber ?? '',
  bankName: of?.bankName ?? '',
  companyId: of?.companyId ?? '',
  town: of?.town ?? '',
  country: of?.country ?? '',
  channel: of?.channel ?? (hasConnection ? 'bank' : 'file'),
  why: '',
});

export function inputOf(typed: Typed): ChangeHouseAccountInput {
  const { currency, holderName, number, bic, routingNumber, bankName, companyId, channel, why } = typed;
  const [town, country] = [typed.town.trim(), typed.country.trim().toUpperCase()];
  const common = { currency, holderName, channel, why };
  if (currency === 'USD')
    return { ...common, bankName, companyId, account: { scheme: 'us', routingNumber, accountNumber: number } };
  return {
    ...common,
    account: { scheme: 'iban', iban: number, bic },
    ...(town || country ? { address: { town, country } } : {}),
  };
}
