import { describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { getMerchant } from './get-merchant';
import { holdMerchant, liftHold, listHolds } from './hold-merchant';

const actor = jobActor('test');
const statusOf = async (reference: string) => unwrap(await getMerchant(actor, reference)).status;
const open = async (reference: string) =>
  unwrap(await listHolds(actor, reference)).data.filter(({ lifted }) => lifted === null);

describe('a merchant on hold', () => {
  test('is active again with the last of its holds, and keeps why it was held', async () => {
    const { reference } = await makeMerchant();
    expect(unwrap(await holdMerchant(actor, { reference, kind: 'staff', reason: 'Papers' })).status).toBe('on_hold');
    unwrap(await holdMerchant(actor, { reference, kind: 'risk', reason: 'Disputes' }));
    const [risk, staff] = await open(reference);
    expect([risk?.reason, staff?.reason]).toEqual(['Disputes', 'Papers']);
    unwrap(await liftHold(actor, { reference, id: staff?.id as string, reason: 'They came' }));
    expect(await statusOf(reference)).toBe('on_hold');
    expect(unwrap(await liftHold(actor, { reference, id: risk?.id as string, reason: 'All won' })).status).toBe(
      'active',
    );
    expect(await statusOf(reference)).toBe('active');
    expect(unwrap(await listHolds(actor, reference)).data.map(({ lifted }) => lifted?.reason)).toEqual([
      'All won',
      'They came',
    ]);
  });

  test('is held once for each kind, and a hold is lifted once, also when two do it at once', async () => {
    const { reference } = await makeMerchant();
    const placed = await Promise.all(
      [1, 2, 3].map(() => holdMerchant(actor, { reference, kind: 'staff', reason: 'x' })),
    );
    expect(placed.filter(({ ok }) => ok)).toHaveLength(1);
    const id = (await open(reference))[0]?.id as string;
    const lifted = await Promise.all([1, 2, 3].map(() => liftHold(actor, { reference, id, reason: 'x' })));
    expect(lifted.filter(({ ok }) => ok)).toHaveLength(1);
    await expect(pool().query(`UPDATE merchant_hold SET lift_reason = 'y'`)).rejects.toThrow(/is lifted/);
    await expect(pool().query(`UPDATE merchant_hold SET reason = 'y'`)).rejects.toThrow(/permission denied/);
  });

  test('by another’s hold is not released', async () => {
    const [one, other] = [await makeMerchant(), await makeMerchant()];
    for (const { reference } of [one, other])
      unwrap(await holdMerchant(actor, { reference, kind: 'staff', reason: 'x' }));
    const id = (await open(other.reference))[0]?.id as string;
    expect(await liftHold(actor, { reference: one.reference, id, reason: 'x' })).toMatchObject({
      refusal: { code: 'conflict' },
    });
  });

  test('when it was brought in has a hold that can be lifted', async () => {
    const { reference } = await makeMerchant({ status: 'on_hold' });
    const [hold] = await open(reference);
    expect(unwrap(await liftHold(actor, { reference, id: hold?.id as string, reason: 'Checked' })).status).toBe(
      'active',
    );
  });

  test.each(['onboarding', 'closed'] as const)('cannot become one that is %s', async (status) => {
    const { reference } = await makeMerchant({ status });
    expect(await holdMerchant(actor, { reference, kind: 'staff', reason: 'x' })).toMatchObject({
      refusal: { code: 'impossible_move', details: { currentState: status } },
    });
  });
});
