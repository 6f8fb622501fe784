import { bringIn, disburse, makeKey, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { sendFile } from '@/prisma/demo/import-file';
import { sessionCookie } from '@/server/api/session-cookie';
import { merchantScopes, platformScopes } from '@/server/identity/door';
import { openSession } from '@/server/identity/use-cases/open-session';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';

/** A small house with all kinds of callers, and the ids of what is in it. */
export async function makeFuzzWorld(): Promise<{ callers: Record<string, string>[]; ids: string[] }> {
  const a = await makeMerchant({ reference: 'merchant-a' });
  const b = await makeMerchant({ reference: 'merchant-b', currency: 'JPY', timeZone: 'Pacific/Auckland' });
  for (const merchant of [a, b])
    await bringIn(
      merchant,
      Array.from({ length: 40 }, (_, n) => orderOf(merchant, `2026-01-0${1 + (n % 9)}T10:00Z`, 1_000 + n)),
    );
  const run = await disburse('1week', '2026-01-12');
  const upload = unwrap(await sendFile('orders', 'merchant-a,1.00,2026-02-08\n', { apply: false })).id;
  const { rows } = await pool().query<{ id: string }>(
    'SELECT id::text FROM disbursement UNION ALL (SELECT id::text FROM "order" LIMIT 5)',
  );
  const ids = ['merchant-a', 'merchant-b', run, upload, ...rows.map(({ id }) => id)];

  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const person = async (...of: Parameters<typeof makePerson>) => {
    const cookie = await sessionCookie(await openSession(await makePerson(...of)));
    return { cookie: cookie.split(';', 1)[0] as string, origin: 'http://house.test', host: 'house.test' };
  };
  const callers = [
    {},
    bearer('ch_live_guess'),
    bearer(await makeKey(platformScopes)),
    bearer(await makeKey(platformScopes)),
    bearer(await makeKey(merchantScopes, a.id)),
    bearer(await makeKey([], a.id)),
    await person('admin'),
    await person('finance_operator'),
    await person('auditor'),
    await person('merchant_owner', b.id),
  ];
  return { callers, ids };
}
