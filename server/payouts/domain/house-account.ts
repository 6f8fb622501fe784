import type { FieldError } from '@/server/kernel/outcome';
import type { ChangeHouseAccountInput } from '../schema/house-accounts';

/** An account of ours, as what leaves it needs it. */
export type OurAccount = {
  holderName: string;
  /** The IBAN, or the number of an account in the United States. */
  number: string;
  routingNumber: string | null;
  bic: string | null;
  companyId: string | null;
  bankName: string | null;
  town: string | null;
  country: string | null;
};

/** What is wrong with how payouts of a currency are to leave an account, and what a file of them lacks. */
export function channelFaults(given: ChangeHouseAccountInput, hasConnection: boolean): FieldError[] {
  const { channel, currency, companyId, bankName } = given;
  if (channel === 'bank') {
    if (hasConnection) return [];
    return [{ field: 'channel', message: 'must be a file: no connection to a bank is set up here' }];
  }
  if (currency !== 'EUR' && currency !== 'USD')
    return [{ field: 'channel', message: `must be the bank’s connection: no bank file is written in ${currency}` }];
  if (currency === 'EUR') return [];
  return [
    ...(companyId ? [] : [{ field: 'companyId', message: 'is missing: the bank gave it to you for ACH files' }]),
    ...(bankName ? [] : [{ field: 'bankName', message: 'is missing: an ACH file names the bank that it is for' }]),
  ];
}
