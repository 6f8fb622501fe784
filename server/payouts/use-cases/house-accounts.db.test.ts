import { afterEach, describe, expect, test } from 'vitest';
import { dollars, euros, personOf } from '@/prisma/demo/payout-files';
import { unwrap } from '@/server/kernel/outcome';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import type { ChangeHouseAccountInput } from '../schema/house-accounts';
import { changeHouseAccount, listHouseAccounts } from './house-accounts';

const admin = await personOf('admin', 'Ada');
const auditor = await personOf('auditor', 'Aude');
const provider = (name: string) => {
  process.env.PAYOUT_PROVIDER = name;
  resetConfig();
};
afterEach(() => provider('simulator'));

describe('an account of ours', () => {
  test('is set, and a change is the next version', async () => {
    unwrap(
      await changeHouseAccount(admin, { ...euros, account: { scheme: 'iban', iban: 'de89 3704 0044 0532 0130 00' } }),
    );
    const changed = unwrap(await changeHouseAccount(admin, { ...euros, channel: 'bank', why: 'They connected us.' }));
    expect(changed.accounts).toMatchObject([
      {
        current: { currency: 'EUR', account: 'DE89370400440532013000', channel: 'bank', why: 'They connected us.' },
        before: [{ channel: 'file', why: 'test' }],
      },
    ]);
    expect(unwrap(await listHouseAccounts(admin))).toEqual(changed);
    // Who does not set it sees what to tell it by.
    const [euro] = unwrap(await listHouseAccounts(auditor)).accounts;
    expect([euro?.current, ...(euro?.before ?? [])].map((version) => version?.account)).toEqual([
      'DE•• •••• •••• 3000',
      'DE•• •••• •••• 3000',
    ]);
    const { rows } = await pool().query(
      `SELECT actor_name, before, after, why FROM audit_entry WHERE action = 'house_account.changed' ORDER BY id DESC LIMIT 1`,
    );
    expect(rows).toMatchObject([
      { actor_name: 'Ada', before: { channel: 'file' }, after: { channel: 'bank' }, why: 'They connected us.' },
    ]);
  });

  test('that is set as it is makes no version', async () => {
    unwrap(await changeHouseAccount(admin, dollars));
    const again = unwrap(await changeHouseAccount(admin, { ...dollars, why: 'Again.' }));
    expect(again.accounts.find(({ current }) => current.currency === 'USD')?.before).toEqual([]);
  });

  test.each<[string, Partial<ChangeHouseAccountInput>, string, string]>([
    [
      'a slip in the IBAN',
      { account: { scheme: 'iban', iban: 'DE89370400440532013001' } },
      'account.iban',
      'is no IBAN',
    ],
    ['euros in the United States', { account: dollars.account }, 'account.scheme', 'must be an IBAN'],
    ['no currency', { currency: 'EUX' }, 'currency', 'is no currency'],
    ['crowns in files', { currency: 'DKK' }, 'channel', 'no bank file is written in DKK'],
    ['dollars without the company’s id', { ...dollars, companyId: '' }, 'companyId', 'is missing'],
    ['dollars without their bank', { ...dollars, bankName: undefined }, 'bankName', 'is missing'],
  ])('is refused for %s', async (_what, more, field, message) => {
    expect(await changeHouseAccount(admin, { ...euros, ...more })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', fields: [{ field, message: expect.stringContaining(message) }] },
    });
  });

  test('leaves in files alone, where no bank is connected', async () => {
    provider('none');
    expect(await changeHouseAccount(admin, { ...euros, channel: 'bank' })).toMatchObject({
      refusal: { fields: [{ field: 'channel', message: expect.stringContaining('no connection') }] },
    });
    expect(unwrap(await listHouseAccounts(admin)).hasConnection).toBe(false);
  });

  test.each(['finance_operator', 'finance_approver', 'auditor'] as const)('is not set by a %s', async (role) => {
    expect(await changeHouseAccount(await personOf(role, role), euros)).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
  });

  test('is never edited, nor a second in force', async () => {
    await expect(pool().query('UPDATE house_account SET holder_name = $1', ['x'])).rejects.toThrow();
    const { rows } = await pool().query('SELECT count(*)::int AS n FROM house_account WHERE currency = $1', ['EUR']);
    await Promise.all([1, 2, 3].map((n) => changeHouseAccount(admin, { ...euros, holderName: `House ${n}` })));
    const after = await pool().query('SELECT count(*)::int AS n FROM house_account WHERE currency = $1', ['EUR']);
    expect(after.rows[0].n).toBe(rows[0].n + 3);
  });
});
