import { afterEach, expect, test } from 'vitest';
import { makeCustomer } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { changeCustomer } from './change-customer';
import { tellOfExpiringCards } from './tell-of-expiring-cards';

let restore = () => {};
const on = async (...instants: string[]) => {
  for (const instant of instants) {
    restore();
    restore = fixClock(instant);
    await Promise.all([1, 2].map(() => tellOfExpiringCards()));
  }
};
afterEach(() => restore());

const card = { token: 'sim_ok', brand: 'visa', last4: '4242', expiry: '12/26' };
const mailsTo = async (customer: string): Promise<string[]> => {
  const { rows } = await pool().query<{ text: string }>('SELECT text FROM mail WHERE "to" = $1', [
    `${customer}@test.example`,
  ]);
  return rows.map(({ text }) => text);
};

test('a customer hears twice that its card ends, and of the next card when that ends', async () => {
  const customer = await makeCustomer({ card });
  await on('2026-11-30T12:00:00Z');
  expect(await mailsTo(customer)).toHaveLength(0);
  await on('2026-12-01T12:00:00Z', '2026-12-02T12:00:00Z', '2026-12-23T12:00:00Z');
  expect(await mailsTo(customer)).toHaveLength(1);
  await on('2026-12-24T12:00:00Z', '2026-12-31T12:00:00Z', '2027-01-01T12:00:00Z');
  expect(await mailsTo(customer)).toHaveLength(2);
  expect((await mailsTo(customer))[0]).toMatch(/Visa ending in 4242.*its last day is 31 December\s+2026/s);
  unwrap(await changeCustomer(jobActor('test'), { reference: customer, card: { ...card, expiry: '12/29' } }));
  await on('2029-12-24T12:00:00Z');
  expect(await mailsTo(customer)).toHaveLength(3);
});

test('its day is that of its own calendar', async () => {
  const [auckland, honolulu] = [
    await makeCustomer({ card, timeZone: 'Pacific/Auckland' }),
    await makeCustomer({ card, timeZone: 'Pacific/Honolulu' }),
  ];
  await on('2026-11-30T12:00:00Z');
  expect([await mailsTo(auckland), await mailsTo(honolulu)].map((mails) => mails.length)).toEqual([1, 0]);
  await on('2026-12-01T11:00:00Z');
  expect([await mailsTo(auckland), await mailsTo(honolulu)].map((mails) => mails.length)).toEqual([1, 1]);
});

test('nobody hears of it who does not want to, is suspended, or has no card', async () => {
  const customers = [
    await makeCustomer({ card, tells: { cardExpiry: false } }),
    await makeCustomer({ card: null }),
    await makeCustomer({ card }),
  ];
  const reference = customers[2] as string;
  unwrap(await changeCustomer(jobActor('test'), { reference, status: 'suspended', statusReason: 'x' }));
  await on('2026-12-24T12:00:00Z');
  for (const customer of customers) expect(await mailsTo(customer)).toEqual([]);
});
