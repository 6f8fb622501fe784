import type { HouseAccount, HouseAccounts } from '../schema/house-accounts';
import type { HouseAccountRow } from '../store/house-accounts';

/** Versions by currency; the newest of each is the one that counts. */
export function presentHouseAccounts(found: HouseAccountRow[], hasConnection: boolean): HouseAccounts {
  const currencies = [...new Set(found.map(({ currency }) => currency))];
  return {
    accounts: currencies.flatMap((of) => {
      const [current, ...before] = found.filter(({ currency }) => currency === of).map(presentHouseAccount);
      return current ? [{ current, before }] : [];
    }),
    hasConnection,
  };
}

const presentHouseAccount = (row: HouseAccountRow): HouseAccount => ({
  id: row.id.toString(),
  currency: row.currency,
  holderName: row.holderName,
  account: row.number,
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
