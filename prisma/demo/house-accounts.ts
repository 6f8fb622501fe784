import type { Actor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { ChangeHouseAccountInput } from '@/server/payouts/schema/house-accounts';
import { changeHouseAccount } from '@/server/payouts/use-cases/house-accounts';
import { fixClock } from '@/server/platform/clock';

/** Both ways in which payouts leave: euros by the connection to the demo's bank, dollars in files that it takes. */
const accounts: ChangeHouseAccountInput[] = [
  {
    currency: 'EUR',
    holderName: 'Countinghouse GmbH',
    account: { scheme: 'iban', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
    address: { town: 'Berlin', country: 'DE' },
    channel: 'bank',
    why: 'The account from which merchants are paid in euros.',
  },
  {
    currency: 'USD',
    holderName: 'Countinghouse Inc',
    account: { scheme: 'us', routingNumber: '121042882', accountNumber: '4830112290' },
    bankName: 'Wells Fargo',
    companyId: '1987654321',
    channel: 'file',
    why: 'The account from which merchants are paid in dollars; its bank takes files.',
  },
];

/** Which accounts of ours payouts leave, set by the administrator when the house opened. */
export async function demoHouseAccounts(admin: string, openedAt: Date): Promise<void> {
  const actor: Actor = {
    kind: 'user',
    id: admin,
    name: 'Ada Admin',
    role: 'admin',
    merchantId: null,
    session: { id: admin, pending: null, secondFactorAt: null },
  };
  const release = fixClock(openedAt);
  try {
    for (const account of accounts) unwrap(await changeHouseAccount(actor, account));
  } finally {
    release();
  }
}
