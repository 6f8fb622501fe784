import { afterEach, describe, expect, test } from 'vitest';
import { makeCustomer, makePlan, subscribe } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { getCustomer } from '@/server/invoices/use-cases/read-customers';
import { listInvoices } from '@/server/invoices/use-cases/read-invoices';
import { localDateOf } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock, now, setAheadMs } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { advanceClock, giveUpMove } from './advance-clock';
import { clockWork } from './clock-work';
import { moveClock, stopClock } from './move-clock';
import { showMoves } from './show-clock';

const staff = jobActor('test');
const wall = '2026-05-20T12:00:00Z';
let restore = fixClock(wall);
const moves = async () => unwrap(await showMoves(staff)).moves;
const start = async (to: string) => unwrap(await moveClock(staff, { to })).move.id;
const arrive = async (id: string, work = clockWork) => {
  while (!(await advanceClock(id, 1_000, work)).over);
};

afterEach(async () => {
  restore();
  restore = fixClock(wall);
  setAheadMs(0);
  await pool().query(`UPDATE sandbox_move SET status = 'stopped', ended_at = now() WHERE status = 'moving'`);
});

const card = { token: 'sim_ok', brand: 'visa', last4: '4242', expiry: '12/30' } as const;

test('three month ends pass, and each month is invoiced and charged once, on its own day in each zone', async () => {
  const plan = await makePlan();
  const zones = ['Pacific/Kiritimati', 'Europe/Madrid', 'Pacific/Pago_Pago'];
  const customers = await Promise.all(zones.map((timeZone) => makeCustomer({ timeZone, card })));
  for (const customer of customers) await subscribe(customer, plan, '2026-06-01');
  for (let month = 0; month < 3; month++) await arrive(await start('first'));
  expect(now()).toEqual(new Date('2026-08-01T23:00:00Z'));
  for (const customer of customers) {
    const { data } = unwrap(await listInvoices(staff, { customer, limit: 100 }));
    expect(data.map(({ periodFrom, status }) => [periodFrom, status])).toEqual([
      ['2026-08-01', 'paid'],
      ['2026-07-01', 'paid'],
      ['2026-06-01', 'paid'],
    ]);
    // On the first in the zone of the customer, at the hour of the settings.
    const { timeZone } = unwrap(await getCustomer(staff, customer));
    const paidOn = data.map(({ paidAt }) => localDateOf(new Date(paidAt as string), timeZone));
    expect(paidOn).toEqual(['2026-08-01', '2026-07-01', '2026-06-01']);
  }
  const { rows: charges } = await pool().query('SELECT reference FROM simulated_charge');
  expect(new Set(charges.map(({ reference }) => reference)).size).toBe(9);
  expect(charges).toHaveLength(9);
  const [last, ...earlier] = await moves();
  expect(last?.days.reduce((sum, day) => sum + day.charged, 0)).toBe(3);
  expect(last).toMatchObject({ status: 'arrived', from: '2026-07-01T23:00:00.000Z', to: '2026-08-01T23:00:00.000Z' });
  expect(last?.stopsDone).toBe(last?.stops);
  expect(earlier).toHaveLength(2);
  const { rows } = await pool().query(
    `SELECT action FROM audit_entry WHERE object_type = 'sandbox_move' AND object_id = $1 ORDER BY id`,
    [last?.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['sandbox_move.requested', 'sandbox_move.arrived']);
});

describe('a move', () => {
  test('is alone: a second one is refused until the first has arrived', async () => {
    const id = await start('day');
    expect(await moveClock(staff, { to: 'day' })).toMatchObject({ refusal: { code: 'conflict' } });
    await arrive(id, {});
    await arrive(await start('day'), {});
  });

  test.each([
    ['2020-01-01', 'the past'],
    ['2099-01-01', 'more than a year'],
  ])('to %s is refused: %s', async (to) => {
    expect(await moveClock(staff, { to })).toMatchObject({ refusal: { code: 'invalid_input' } });
  });

  test('that is killed between the clock and the work goes on from where it was', async () => {
    const id = await start('day');
    let calls = 0;
    const dies = {
      once: async () => {
        calls += 1;
        if (calls === 1) throw new Error('killed');
      },
    };
    await expect(advanceClock(id, 10_000, dies)).rejects.toThrow('killed');
    await arrive(id, dies);
    expect((await moves())[0]).toMatchObject({ status: 'arrived', stopsDone: calls - 1 });
  });

  test('is stopped by a person at the next stop', async () => {
    const id = await start('month');
    const stopping = {
      once: async () => {
        unwrap(await stopClock(staff, { id }));
      },
    };
    await arrive(id, stopping);
    expect((await moves())[0]).toMatchObject({ status: 'stopped', stopsDone: 0 });
    expect(await stopClock(staff, { id })).toMatchObject({ refusal: { code: 'not_found' } });
  });

  test('stands still while a provider is left alone, and goes on after', async () => {
    const id = await start('day');
    const breaker = (state: string) =>
      pool().query(`UPDATE billing_provider SET state = $1, changed_at = $2`, [state, wall]);
    await pool().query(
      `INSERT INTO billing_provider VALUES ('simulator', 64, 200, 50, 30, 30, 'open', $1) ON CONFLICT DO NOTHING`,
      [wall],
    );
    await breaker('open');
    expect(await advanceClock(id, 1_000)).toEqual({ over: false, waitMs: 30_100 });
    expect((await moves())[0]).toMatchObject({ status: 'moving', stopsDone: 0 });
    await breaker('closed');
    await arrive(id);
    expect((await moves())[0]).toMatchObject({ status: 'arrived' });
  });

  test('that cannot go on says why', async () => {
    const id = await start('day');
    await giveUpMove(id, 'it broke');
    expect((await moves())[0]).toMatchObject({ status: 'failed', failureReason: 'it broke' });
  });
});

test('in a real installation there is no such clock', async () => {
  process.env.DEMO = '0';
  resetConfig();
  try {
    expect(await moveClock(staff, { to: 'day' })).toMatchObject({ refusal: { code: 'not_found' } });
    expect(await showMoves(staff)).toMatchObject({ refusal: { code: 'not_found' } });
  } finally {
    process.env.DEMO = '1';
    resetConfig();
  }
});
