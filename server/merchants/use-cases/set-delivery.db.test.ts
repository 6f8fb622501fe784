import { expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { deliverAfterSeconds } from '../door';
import { setDelivery } from './set-delivery';

const actor = jobActor('test');

test('is what the timer of the merchant’s orders asks for, and can be taken back; the same again is no change', async () => {
  const { id, reference } = await makeMerchant();
  for (const seconds of [3_600, 3_600, null])
    expect(unwrap(await setDelivery(actor, { reference, deliverAfterSeconds: seconds }))).toMatchObject({
      reference,
      deliverAfterSeconds: seconds,
    });
  expect(await deliverAfterSeconds(id)).toBeNull();
  const { rows } = await pool().query(
    `SELECT before, after FROM audit_entry WHERE action = 'merchant.delivery_set' AND object_id = $1 ORDER BY id`,
    [reference],
  );
  expect(rows).toEqual([
    { before: { deliverAfterSeconds: null }, after: { deliverAfterSeconds: 3_600 } },
    { before: { deliverAfterSeconds: 3_600 }, after: { deliverAfterSeconds: null } },
  ]);
});

test('of a merchant that is not there', async () => {
  expect(await setDelivery(actor, { reference: 'nobody', deliverAfterSeconds: 1 })).toMatchObject({
    refusal: { code: 'not_found' },
  });
});
