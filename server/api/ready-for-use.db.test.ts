import { afterEach, expect, test } from 'vitest';
import { createUser } from '@/server/identity/use-cases/create-user';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { assertReadyForUse } from './ready-for-use';

const asDemo = (demo: string) => {
  process.env.DEMO = demo;
  resetConfig();
};
afterEach(() => asDemo('0'));

test('a real installation does not start with people of the demo, and does once they are disabled', async () => {
  asDemo('0');
  await assertReadyForUse();
  const password = 'countinghouse-demo';
  await createUser({ email: 'ada@house.test', name: 'Ada', role: 'admin', password, merchantId: null });
  await assertReadyForUse();
  await createUser({ email: 'admin@demo.example', name: 'Demo', role: 'admin', password, merchantId: null });
  await expect(assertReadyForUse()).rejects.toThrow(/admin@demo\.example/);
  asDemo('1');
  await assertReadyForUse();
  asDemo('0');
  await pool().query(`UPDATE "user" SET disabled_at = now() WHERE email = 'admin@demo.example'`);
  await assertReadyForUse();
});
