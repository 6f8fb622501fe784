import { afterEach, beforeAll, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { cardNumbered, paymentOf, takePayment, workOff } from '@/prisma/demo/payments';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { advancePayment } from './advance-payment';
import { createPayment } from './create-payment';
import { getPayment } from './get-payment';

const actor = jobActor('test');
let merchant: MerchantFacts;
let restore = () => {};
beforeAll(async () => {
  merchant = await makeMerchant();
});
afterEach(() => restore());

const read = async (id: string) => unwrap(await getPayment(actor, id));
const charged = async (id: string) => {
  const { rows } = await pool().query<{ kind: string; outcome: string; calls: number }>(
    `SELECT c.kind, c.outcome, c.calls FROM simulated_charge c
      WHERE c.reference IN (SELECT reference FROM payment_attempt WHERE payment_id = $1) ORDER BY c.created_at, c.kind`,
    [id],
  );
  return rows.map(({ kind, outcome, calls }) => `${kind} ${outcome} ${calls}`);
};

/** Works a payment off, the clock moved on by what it waits. @returns how long it waited in all, in seconds */
async function toTheEnd(id: string): Promise<number> {
  let at = Date.parse('2026-03-01T12:00:00Z');
  const started = at;
  for (;;) {
    restore = fixClock(new Date(at));
    const waitMs = await workOff(() => advancePayment(id));
    if (waitMs === null) return (at - started) / 1_000;
    at += waitMs;
  }
}

async function take(cardNumber: string, amount = 2_500) {
  restore = fixClock('2026-03-01T12:00:00Z');
  const input = { ...paymentOf(merchant, amount), card: cardNumbered(cardNumber) };
  const { id } = unwrap(await createPayment(actor, input));
  const waited = await toTheEnd(id);
  return { id, waited, payment: await read(id) };
}

test.each<[reason: string, card: string, status: string, code: string | null, books: string[]]>([
  ['goes through', '4242424242424242', 'captured', null, ['authorise succeeded 1', 'capture succeeded 1']],
  ['declined without a reason', '4000000000000002', 'declined', 'card_declined', ['authorise declined 1']],
  ['not enough money', '4000000000009995', 'declined', 'insufficient_funds', ['authorise declined 1']],
  [
    'not sent twice, then through',
    '4000000000001000',
    'captured',
    null,
    ['authorise succeeded 3', 'capture succeeded 1'],
  ],
  [
    'charged, the answer lost: looked up',
    '4000000000002008',
    'captured',
    null,
    ['authorise succeeded 1', 'capture succeeded 1'],
  ],
  [
    'lost before it arrived: sent again',
    '4000000000003006',
    'captured',
    null,
    ['authorise succeeded 2', 'capture succeeded 1'],
  ],
  ['captured, the answer lost', '4000000000004004', 'captured', null, ['authorise succeeded 1', 'capture succeeded 1']],
  [
    'slow: asked until it is done',
    '4000000000005001',
    'captured',
    null,
    ['authorise succeeded 1', 'capture succeeded 1'],
  ],
  ['silent for a minute', '4000000000006009', 'captured', null, ['authorise succeeded 1', 'capture succeeded 1']],
])(
  'a card that %s (%s) ends as %s, and the provider charged it once at most',
  async (_reason, card, status, code, books) => {
    const { id, payment } = await take(card);
    expect(payment).toMatchObject({ status, reason: code === null ? null : { code } });
    expect(payment.captured.amount).toBe(status === 'captured' ? 2_500 : 0);
    expect(await charged(id)).toEqual(books);
    expect(await workOff(() => advancePayment(id))).toBeNull();
    expect(await charged(id)).toEqual(books);
  },
);

test('an outcome that is not known is unknown, never failed, until the provider says it', async () => {
  restore = fixClock('2026-03-01T12:00:00Z');
  const id = await takePayment(merchant, 2_500, { card: cardNumbered('4000000000006009') });
  expect((await read(id)).status).toBe('unknown');
  restore = fixClock('2026-03-01T12:00:30Z');
  await workOff(() => advancePayment(id));
  expect((await read(id)).status).toBe('unknown');
  expect(await toTheEnd(id)).toBeGreaterThanOrEqual(60);
  expect((await read(id)).status).toBe('captured');
});

test('what happened stands in the attempts, with reasons', async () => {
  const { payment } = await take('4000000000002008');
  expect(payment.attempts.map(({ kind, outcome, asksAbout }) => [kind, outcome, asksAbout])).toEqual([
    ['authorise', 'unknown', null],
    ['look_up', 'succeeded', 1],
    ['capture', 'succeeded', null],
  ]);
  expect(payment.attempts[0]).toMatchObject({ reason: { code: 'timeout' }, card: { brand: 'visa', last4: '2008' } });
});

test('an account transfer is sent, and accepted or rejected by the provider', async () => {
  const party = (accountNumber: string) => ({ name: 'Ada', id: '1', accountType: 'iban' as const, accountNumber });
  const to = (accountNumber: string) =>
    takePayment(merchant, 900, {
      method: 'account_transfer',
      card: undefined,
      transfer: { originator: party('DE02120300000000202051'), beneficiary: party(accountNumber) },
    });
  const accepted = await read(await to('FR7630006000011234567890189'));
  expect(accepted).toMatchObject({ status: 'accepted', transfer: { beneficiary: { accountNumber: '••••0189' } } });
  expect(await read(await to('FR76300060000112345678 0002'))).toMatchObject({
    status: 'rejected',
    reason: { code: 'card_declined' },
  });
});
