import { maskedOf } from '@/server/merchants/door';
import type { HouseAccount, HouseAccounts } from '../schema/house-accounts';
import type { HouseAccountRow } from '../store/house-accounts';

/**
 * Versions by currency; the newest of each is the one that counts.
 *
 * @param isWhole whether the reader sets them, and so sees their numbers
 */
export function presentHouseAccounts(
  found: HouseAccountRow[],
  hasConnection: boolean,
  isWhole: boolean,
): HouseAccounts {
  const currencies = [...new Set(found.map(({ currency }) => currency))];
  return {
    accounts: currencies.flatMap((of) => {
      const versions = found.filter(({ currency }) => currency === of);
      const [current, ...before] = versions.map((row) => presentHouseAccount(row, isWhole));
      return current ? [{ current, before }] : [];
    }),
    hasConnection,
  };
}

const presentHouseAccount = (row: HouseAccountRow, isWhole: boolean): HouseAccount => ({
  id: row.id.toString(),
  currency: row.currency,
  holderName: row.holderName,
  account: isWhole ? row.number : maskedNumber(row.scheme, row.number),
  routingNumber: row.routingNumber,
  bic: row.bic,
  bankName: row.bankName,
  companyId: row.companyId,
  town: row.town,
  country: row.country,
  channel: row.channel,
  madeBy: row.madeByName,
  madeAt: row.madeAt.toISOString(),
  why: row.why,
});

/** As everybody sees it but who sets it. */
export const maskedNumber = (scheme: 'iban' | 'us', number: string): string =>
  maskedOf(scheme === 'iban' ? { scheme, iban: number } : { scheme, accountNumber: number });
