import { describe, expect, test } from 'vitest';
import { makeMerchant, makePerson } from '@/prisma/demo/factories';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import type { Person } from '../../domain/actor';
import type { Role } from '../../schema';
import { authenticateSession } from '../authenticate';
import { sendInvitation } from '../invitations/send-invitation';
import { openSession } from '../open-session';
import { changePerson } from './change-person';
import { listPeople } from './list-people';

async function personOf(role: Role, merchantId: bigint | null = null): Promise<Person> {
  return { kind: 'user', id: await makePerson(role, merchantId), name: role, role, merchantId };
}
const auditOf = async (id: string) =>
  (
    await pool().query<{ action: string; before: unknown; after: unknown }>(
      "SELECT action, before, after FROM audit_entry WHERE object_id = $1 AND action <> 'session.opened' ORDER BY id",
      [id],
    )
  ).rows;

describe('a change holds at the next request', () => {
  test('of role, with the session that is there', async () => {
    const [admin, auditor] = [await personOf('admin'), await personOf('finance_operator')];
    const token = await openSession(auditor.id);
    unwrap(await changePerson(admin, auditor.id, { to: 'auditor' }));
    expect((await authenticateSession(token))?.actor).toMatchObject({ role: 'auditor' });
    expect(await auditOf(auditor.id)).toMatchObject([
      { action: 'user.role_changed', before: { role: 'finance_operator' }, after: { role: 'auditor' } },
    ]);
  });

  test('of being disabled; enabling does not bring the session back', async () => {
    const [admin, auditor] = [await personOf('admin'), await personOf('auditor')];
    const token = await openSession(auditor.id);
    unwrap(await changePerson(admin, auditor.id, 'disable'));
    expect(await authenticateSession(token)).toBeNull();
    unwrap(await changePerson(admin, auditor.id, 'enable'));
    expect(await authenticateSession(token)).toBeNull();
    expect((await auditOf(auditor.id)).map(({ action }) => action)).toEqual(['user.disabled', 'user.enabled']);
  });

  test('done twice it is written down once', async () => {
    const [admin, auditor] = [await personOf('admin'), await personOf('auditor')];
    for (let time = 0; time < 2; time++) unwrap(await changePerson(admin, auditor.id, 'disable'));
    expect(await auditOf(auditor.id)).toHaveLength(1);
  });
});

test('of all administrators who disable each other at once, one is left', async () => {
  await pool().query(`UPDATE "user" SET disabled_at = now() WHERE role = 'admin'`);
  const admins = await Promise.all(Array.from({ length: 6 }, () => personOf('admin')));
  const tries = admins.flatMap((actor) => admins.filter((one) => one !== actor).map((one) => [actor, one.id] as const));
  const outcomes = await Promise.all(tries.map(([actor, id]) => changePerson(actor, id, 'disable')));
  const { rows } = await pool().query<{ left: number }>(
    `SELECT count(*)::int AS left FROM "user" WHERE role = 'admin' AND disabled_at IS NULL`,
  );
  expect(rows[0]?.left).toBeGreaterThanOrEqual(1);
  expect(outcomes.some(({ ok }) => ok)).toBe(true);
  await pool().query(`UPDATE "user" SET disabled_at = NULL WHERE role = 'admin'`);
});

test('the owners of a merchant who take each other’s role away at once leave one', async () => {
  const { id } = await makeMerchant();
  const [one, other] = [await personOf('merchant_owner', id), await personOf('merchant_owner', id)];
  const outcomes = await Promise.all([
    changePerson(one, other.id, { to: 'merchant_viewer' }),
    changePerson(other, one.id, { to: 'merchant_viewer' }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test('an owner reaches nobody of another merchant, nor staff: they do not exist', async () => {
  const [a, b] = [await makeMerchant(), await makeMerchant()];
  const owner = await personOf('merchant_owner', a.id);
  for (const stranger of [await personOf('merchant_viewer', b.id), await personOf('auditor')]) {
    expect(await changePerson(owner, stranger.id, 'disable')).toMatchObject({ refusal: { code: 'not_found' } });
  }
  const seen = unwrap(await listPeople(owner, { limit: 200 })).data;
  expect(seen.map(({ id }) => id)).toEqual([owner.id]);
  expect(await listPeople(owner, { limit: 200, merchant: b.reference })).toMatchObject({
    refusal: { code: 'not_found' },
  });
});

test('who may not invite any more has invited nobody who did not come yet', async () => {
  const { id } = await makeMerchant();
  const [one, other] = [await personOf('merchant_owner', id), await personOf('merchant_owner', id)];
  const invited = unwrap(await sendInvitation(other, { email: 'late@example.org', role: 'merchant_owner' }));
  unwrap(await changePerson(one, other.id, { to: 'merchant_viewer' }));
  expect((await auditOf(invited.id)).map(({ action }) => action)).toEqual(['invitation.sent', 'invitation.revoked']);
});
