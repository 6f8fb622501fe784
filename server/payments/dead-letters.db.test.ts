import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { cardNumbered, paymentOf, workOff } from '@/prisma/demo/payments';
import { jobActor } from '@/server/identity/door';
import { type Outcome, unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { advancePayment } from './use-cases/advance-payment';
import { buryPayment } from './use-cases/bury-failed-work';
import { createPayment } from './use-cases/create-payment';
import { getPayment } from './use-cases/get-payment';
import { listDeadLetters } from './use-cases/list-dead-letters';
import { lookUpNow, markFailed, replay } from './use-cases/repair-dead-letter';

const actor = jobActor('test');
let merchant: MerchantFacts;
let restore = () => {};
const START = Date.parse('2026-03-01T12:00:00Z');
const at = (seconds: number) => {
  restore();
  restore = fixClock(new Date(START + seconds * 1_000));
};
beforeEach(async () => {
  merchant = await makeMerchant();
  at(0);
});
afterEach(() => restore());

async function accepted(cardNumber: string): Promise<string> {
  return unwrap(await createPayment(actor, { ...paymentOf(merchant, 900), card: cardNumbered(cardNumber) })).id;
}
const letters = async (open: 'true' | 'false' = 'true') =>
  unwrap(await listDeadLetters(actor, { limit: 50, open })).data.filter(
    (letter) => letter.merchantReference === merchant.reference,
  );
const letterOf = async (paymentId: string) =>
  (await letters()).find((letter) => letter.paymentId === paymentId)?.id ?? '';
const statusOf = async (id: string) => unwrap(await getPayment(actor, id)).status;
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.refusal.code);
const emitted = async (id: string) =>
  (await pool().query('SELECT FROM outbox WHERE data = $1', [{ paymentId: id }])).rowCount ?? 0;

/** The provider forgets what it was asked, as if it had never arrived. */
const loseAtProvider = (id: string) =>
  pool().query(
    `UPDATE simulated_charge SET outcome = 'not_arrived', calls = -1000
      WHERE reference IN (SELECT reference FROM payment_attempt WHERE payment_id = $1)`,
    [id],
  );

test('work that fails by a fault of ours waits for a person, once, and is started again', async () => {
  const id = await accepted('4242424242424242');
  await Promise.all([buryPayment(id, 'a fault'), buryPayment(id, 'a fault')]);
  expect(await letters()).toMatchObject([
    { paymentId: id, error: 'a fault', resolution: null, attempts: 0, amount: { amount: 900 } },
  ]);
  expect(unwrap(await getPayment(actor, id)).stuckSince).toBe('2026-03-01T12:00:00.000Z');
  const before = await emitted(id);
  expect(unwrap(await replay(actor, await letterOf(id), 'The disk is mended'))).toMatchObject({
    resolution: 'replayed',
    resolvedBy: 'job:test',
  });
  expect(unwrap(await getPayment(actor, id)).stuckSince).toBeNull();
  const { rows } = await pool().query(`SELECT why FROM audit_entry WHERE action = 'dead_letter.replayed'`);
  expect(rows).toEqual([{ why: 'The disk is mended' }]);
  expect(await emitted(id)).toBe(before + 1);
  expect(await letters()).toEqual([]);
  await workOff(() => advancePayment(id));
  expect(await statusOf(id)).toBe('captured');
});

test('patience ends: what never reached the provider is put down, and a replay has new patience', async () => {
  const id = await accepted('4000000000003006');
  let seconds = 0;
  await advancePayment(id);
  await loseAtProvider(id);
  for (;;) {
    const waitMs = await workOff(() => advancePayment(id));
    if (waitMs === null) break;
    seconds += waitMs / 1_000;
    at(seconds);
  }
  expect(await statusOf(id)).toBe('unknown');
  const letter = await letterOf(id);
  expect(letter).not.toBe('');
  unwrap(await replay(actor, letter));
  await pool().query(`UPDATE simulated_charge SET calls = 5 WHERE outcome = 'not_arrived'`);
  at(seconds + 100_000);
  for (let waitMs = await workOff(() => advancePayment(id)); waitMs !== null; ) {
    seconds += waitMs / 1_000;
    at(seconds + 100_000);
    waitMs = await workOff(() => advancePayment(id));
  }
  expect(await statusOf(id)).toBe('captured');
});

test('looked up now: known, the letter is closed and the work goes on; not known, it stays', async () => {
  const id = await accepted('4000000000006009');
  await workOff(() => advancePayment(id));
  await buryPayment(id, 'still not known');
  const letter = await letterOf(id);
  unwrap(await lookUpNow(actor, letter));
  expect(await letterOf(id)).toBe(letter);
  expect(await statusOf(id)).toBe('unknown');
  at(61);
  expect(unwrap(await lookUpNow(actor, letter)).resolution).toBe('looked_up');
  await workOff(() => advancePayment(id));
  expect(await statusOf(id)).toBe('captured');
});

test('marked as failed only once the provider says that it did not happen', async () => {
  const charged = await accepted('4000000000006009');
  await workOff(() => advancePayment(charged));
  await buryPayment(charged, 'still not known');
  expect(codeOf(await markFailed(actor, await letterOf(charged), 'I think so'))).toBe('conflict');
  expect(await statusOf(charged)).toBe('unknown');

  const lost = await accepted('4000000000003006');
  await workOff(() => advancePayment(lost));
  await loseAtProvider(lost);
  at(120);
  await buryPayment(lost, 'still not known');
  expect(unwrap(await markFailed(actor, await letterOf(lost), 'The provider never got it')).resolution).toBe(
    'marked_failed',
  );
  expect(unwrap(await getPayment(actor, lost))).toMatchObject({
    status: 'failed',
    reason: { code: 'given_up', message: 'The provider never got it' },
  });
  expect(codeOf(await replay(actor, '999999'))).toBe('not_found');
});
