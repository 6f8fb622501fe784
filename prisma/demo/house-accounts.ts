import type { Actor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { ChangeHouseAccountInput } from '@/server/payouts/schema/house-accounts';
import { changeHouseAccount } from '@/server/payouts/use-cases/house-accounts';
import { fixClock } from '@/server/platform/clock';

const euros: ChangeHouseAccountInput = {
  currency: 'EUR',
  holderName: 'Countinghouse GmbH',
  account: { scheme: 'iban', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  address: { town: 'Berlin', country: 'DE' },
  channel: 'bank',
  why: 'The account from which merchants are paid in euros.',
};
const dollars: ChangeHouseAccountInput = {
  currency: 'USD',
  holderName: 'Countinghouse Inc',
  account: { scheme: 'us', routingNumber: '121042882', accountNumber: '4830112290' },
  bankName: 'Wells Fargo',
  companyId: '1987654321',
  channel: 'bank',
  why: 'The account from which merchants are paid in dollars.',
};

/** Which accounts of ours payouts leave by the connection to the demo's bank, set by the administrator when the house opened. */
export async function demoHouseAccounts(admin: string, openedAt: Date): Promise<void> {
  await set(admin, openedAt, euros);
  await set(admin, openedAt, dollars);
}

/** Both ways in which payouts leave are there for the visitor: dollars go in files from then on, which the bank takes. */
export const demoDollarsInFiles = (admin: string, from: Date): Promise<void> =>
  set(admin, from, { ...dollars, channel: 'file', why: 'This bank takes files from now on.' });

async function set(admin: string, at: Date, account: ChangeHouseAccountInput): Promise<void> {
  const actor: Actor = {
    kind: 'user',
    id: admin,
    name: 'Ada Admin',
    role: 'admin',
    merchantId: null,
    session: { id: admin, pending: null, secondFactorAt: null },
  };
  const release = fixClock(at);
  try {
    unwrap(await changeHouseAccount(actor, account));
  } finally {
    release();
  }
}
