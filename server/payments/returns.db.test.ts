import { beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { cardNumbered, refundPayment, takePayment, workOff } from '@/prisma/demo/payments';
import { jobActor } from '@/server/identity/door';
import { type Outcome, unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';
import { findSucceededRefund } from './door';
import { advanceRefund } from './use-cases/advance-refund';
import { closeDispute } from './use-cases/close-dispute';
import { getPayment } from './use-cases/get-payment';
import { openDispute } from './use-cases/open-dispute';
import { requestRefund } from './use-cases/request-refund';

const actor = jobActor('test');
let merchant: MerchantFacts;
let id: string;
beforeEach(async () => {
  merchant = await makeMerchant();
  id = await takePayment(merchant, 1_000);
});
const now = async (payment = id) => unwrap(await getPayment(actor, payment));
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.refusal.code);
const told = async (name: string) =>
  (await pool().query('SELECT data FROM outbox WHERE name = $1 ORDER BY id', [`payments/${name}`])).rows.length;

describe('refunds', () => {
  test('in parts: each knows what had gone back by then, and the last makes it refunded', async () => {
    const first = await refundPayment(id, 300);
    expect(await now()).toMatchObject({ status: 'partially_refunded', refunded: { amount: 300 } });
    const second = await refundPayment(id);
    expect(await now()).toMatchObject({ status: 'refunded', refunded: { amount: 1_000 } });
    const facts = await Promise.all([first, second].map((refund) => findSucceededRefund(pool(), BigInt(refund))));
    expect(facts.map((fact) => [fact?.amountMinor, fact?.totalMinor])).toEqual([
      [300n, 300n],
      [700n, 1_000n],
    ]);
    expect(await told('refund.succeeded')).toBeGreaterThanOrEqual(2);
  });

  test('thirty at once: never more than was captured', async () => {
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => requestRefund(actor, { id, amount: 150 })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(6);
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set([null, 'conflict']));
    const { refunds } = await now();
    await Promise.all(refunds.map((refund) => workOff(() => advanceRefund(refund.id))));
    for (const refund of refunds) await workOff(() => advanceRefund(refund.id));
    expect(await now()).toMatchObject({ status: 'partially_refunded', refunded: { amount: 900 } });
    const { rows } = await pool().query(
      'SELECT max(total_minor) AS total, count(DISTINCT total_minor)::int AS n FROM refund WHERE payment_id = $1',
      [id],
    );
    expect(rows).toEqual([{ total: 900n, n: 6 }]);
  });

  test('one that fails is undone by a row of its own, and its amount can be asked for again', async () => {
    const payment = await takePayment(merchant, 1_000, { card: cardNumbered('4000000000005126') });
    await refundPayment(payment, 400);
    expect(await now(payment)).toMatchObject({
      status: 'captured',
      refunded: { amount: 0 },
      refunds: [{ status: 'failed', reason: { code: 'refund_failed' } }],
    });
    const { rows } = await pool().query('SELECT amount_minor FROM refund_reversal WHERE merchant_id = $1', [
      merchant.id,
    ]);
    expect(rows).toEqual([{ amount_minor: 400n }]);
    expect(codeOf(await requestRefund(actor, { id: payment }))).toBeNull();
  });

  test('one key is one refund; another amount under it is refused', async () => {
    const ask = (amount: number) => requestRefund(actor, { id, amount, key: 'r-1' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(100)));
    expect(new Set(answers.map((answer) => unwrap(answer).id)).size).toBe(1);
    expect(codeOf(await ask(200))).toBe('idempotency_key_reused');
    expect((await now()).refunded.amount).toBe(100);
  });

  test('nothing goes back of what was not captured', async () => {
    const declined = await takePayment(merchant, 1_000, { card: cardNumbered('4000000000000002') });
    expect(codeOf(await requestRefund(actor, { id: declined }))).toBe('impossible_move');
    expect(codeOf(await requestRefund(actor, { id: '999999' }))).toBe('not_found');
  });

  test('the database itself refuses more than was captured', async () => {
    await expect(pool().query('UPDATE payment SET refunded_minor = 1001 WHERE id = $1', [id])).rejects.toThrow(
      /payment_returned_within_captured/,
    );
    await expect(pool().query('DELETE FROM payment_attempt')).rejects.toThrow(/permission denied/);
  });
});

describe('disputes', () => {
  test('won: the payment is what it was; told twice, it counts once', async () => {
    await refundPayment(id, 200);
    const open = () => openDispute(actor, { id, fee: 1_500, providerReference: 'dp_1' });
    const dispute = unwrap(await open());
    expect(dispute).toMatchObject({ amount: { amount: 800 }, fee: { amount: 1_500 }, status: 'opened' });
    expect(unwrap(await open()).id).toBe(dispute.id);
    expect(await now()).toMatchObject({ status: 'disputed', disputed: { amount: 800 } });
    expect(codeOf(await requestRefund(actor, { id }))).toBe('impossible_move');
    unwrap(await closeDispute(actor, dispute.id, 'won'));
    unwrap(await closeDispute(actor, dispute.id, 'won'));
    expect(await now()).toMatchObject({ status: 'partially_refunded', disputed: { amount: 0 } });
    expect(codeOf(await closeDispute(actor, dispute.id, 'lost'))).toBe('impossible_move');
  });

  test('lost: charged back, and nothing more goes back', async () => {
    const dispute = unwrap(await openDispute(actor, { id, fee: 0, amount: 400 }));
    unwrap(await closeDispute(actor, dispute.id, 'lost'));
    expect(await now()).toMatchObject({ status: 'charged_back', disputed: { amount: 400 } });
    expect(codeOf(await requestRefund(actor, { id }))).toBe('impossible_move');
  });

  test('a refund under way when it is disputed still succeeds, and the sum stays within what was captured', async () => {
    const refund = unwrap(await requestRefund(actor, { id, amount: 600 }));
    expect(codeOf(await openDispute(actor, { id, fee: 0, amount: 500 }))).toBe('impossible_move');
    unwrap(await openDispute(actor, { id, fee: 0, amount: 400 }));
    await workOff(() => advanceRefund(refund.id));
    expect(await now()).toMatchObject({ status: 'disputed', refunds: [{ status: 'succeeded' }] });
  });
});
