import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { type Actor, jobActor } from '@/server/identity/door';
import { type Outcome, unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { calculateBatch } from './calculate-run';
import { getTimeFrameResult } from './get-time-frame-result';
import { requestRun } from './request-run';

const operator = jobActor('test');
const ask = (length: '1week' | '1day', endingBefore: string, merchant?: string, actor: Actor | null = operator) =>
  requestRun(actor, { timeFrame: { length, endingBefore }, merchant });
const refusalOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.refusal);
const requestedEvents = async (runId: string) =>
  (await pool().query(`SELECT FROM outbox WHERE data->>'runId' = $1`, [runId])).rowCount;

let setTimeBack = () => {};
beforeAll(async () => {
  setTimeBack = fixClock('2026-03-02T12:00:00Z');
  for (const [reference, timeZone] of [
    ['tokyo', 'Asia/Tokyo'],
    ['new-york', 'America/New_York'],
    ['madrid', 'Europe/Madrid'],
  ] as const)
    await makeMerchant({ reference, timeZone });
});
afterAll(() => setTimeBack());

describe('the same frame', () => {
  test('asked for twice is one run and one event', async () => {
    const first = unwrap(await ask('1week', '2026-01-05'));
    const second = unwrap(await ask('1week', '2026-01-05'));
    expect(first.alreadyRequested).toBe(false);
    expect(second).toEqual({ run: first.run, alreadyRequested: true });
    expect(await requestedEvents(first.run.id)).toBe(1);
  });

  test('asked for twenty times at once is one run and one event', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('1week', '2026-01-12')));
    const given = answers.map((answer) => unwrap(answer));
    expect(new Set(given.map(({ run }) => run.id)).size).toBe(1);
    expect(given.filter((answer) => !answer.alreadyRequested)).toHaveLength(1);
    expect(await requestedEvents(given[0]?.run.id as string)).toBe(1);
  });

  test('is the same run after it was calculated, too', async () => {
    const id = await disburse('1week', '2026-01-19');
    expect(unwrap(await ask('1week', '2026-01-19'))).toMatchObject({
      run: { id, status: 'ready' },
      alreadyRequested: true,
    });
  });

  test('of one merchant and of all are different: the days say which', async () => {
    await disburse('1week', '2026-02-02', 'tokyo');
    expect(refusalOf(await ask('1week', '2026-02-02'))).toMatchObject({
      code: 'days_already_disbursed',
      message: expect.stringContaining(': 2026-01-26 to 2026-02-01.'),
      details: { days: [{ start: '2026-01-26', end: '2026-02-02' }] },
    });
  });
});

describe('days that are disbursed, or about to be', () => {
  const frames: [
    reason: string,
    length: '1week' | '1day',
    endingBefore: string,
    merchant: string | undefined,
    days: object[] | null,
  ][] = [
    ['the whole frame', '1week', '2025-11-10', 'madrid', [{ start: '2025-11-03', end: '2025-11-10' }]],
    ['its first day', '1day', '2025-11-04', undefined, [{ start: '2025-11-03', end: '2025-11-04' }]],
    ['its last day', '1day', '2025-11-10', 'tokyo', [{ start: '2025-11-09', end: '2025-11-10' }]],
    [
      'a week that begins on its last days',
      '1week',
      '2025-11-12',
      undefined,
      [{ start: '2025-11-05', end: '2025-11-10' }],
    ],
    [
      'a week that lies over two',
      '1week',
      '2025-11-20',
      'madrid',
      [
        { start: '2025-11-13', end: '2025-11-14' },
        { start: '2025-11-17', end: '2025-11-20' },
      ],
    ],
    [
      'one merchant’s day, asked for all',
      '1week',
      '2025-11-17',
      undefined,
      [{ start: '2025-11-13', end: '2025-11-14' }],
    ],
    ['the day before is free', '1day', '2025-11-03', undefined, null],
    ['the day after is free', '1day', '2025-11-11', undefined, null],
    ['one merchant’s day is free for another', '1day', '2025-11-14', 'tokyo', null],
  ];
  beforeAll(async () => {
    await disburse('1week', '2025-11-10');
    await disburse('1day', '2025-11-14', 'madrid');
    // Requested, not calculated yet.
    unwrap(await ask('1week', '2025-11-24'));
  });
  for (const [reason, length, endingBefore, merchant, days] of frames) {
    test(days ? `are named: ${reason}` : reason, async () => {
      const asked = await ask(length, endingBefore, merchant);
      if (days) expect(refusalOf(asked)).toMatchObject({ code: 'days_already_disbursed', details: { days } });
      else expect(refusalOf(asked)).toBeNull();
    });
  }
});

describe('a frame that is not over', () => {
  const frames: [reason: string, at: string, endingBefore: string, merchant: string | undefined, isRefused: boolean][] =
    [
      ['over everywhere', '2026-03-02T12:00Z', '2026-03-02', undefined, false],
      ['tomorrow', '2026-03-02T12:00Z', '2026-03-03', undefined, true],
      ['in Tokyo it is tomorrow already, in New York not', '2026-03-03T03:00Z', '2026-03-03', undefined, true],
      ['for Tokyo alone it is over', '2026-03-03T03:00Z', '2026-03-03', 'tokyo', false],
      ['for New York alone it is not', '2026-03-03T03:00Z', '2026-03-03', 'new-york', true],
      ['one millisecond before midnight in New York', '2026-03-04T04:59:59.999Z', '2026-03-04', undefined, true],
      ['midnight in New York', '2026-03-04T05:00Z', '2026-03-04', undefined, false],
    ];
  for (const [reason, at, endingBefore, merchant, isRefused] of frames) {
    test(`${isRefused ? 'is refused' : 'is not this one'}: ${reason}`, async () => {
      const backToMarch = fixClock(at);
      try {
        const refusal = refusalOf(await ask('1day', endingBefore, merchant));
        if (isRefused) {
          expect(refusal?.code).toBe('invalid_input');
          expect(refusal?.fields?.[0]?.field).toBe('timeFrame.endingBefore');
        } else expect(refusal).toBeNull();
        const input = { timeFrameLength: '1day', timeFrameEndingBefore: endingBefore, merchant, limit: 1 } as const;
        const asked = await getTimeFrameResult(operator, input);
        expect(refusalOf(asked)?.code).toBe(isRefused ? 'invalid_input' : 'run_in_progress');
      } finally {
        backToMarch();
        setTimeBack = fixClock('2026-03-02T12:00:00Z');
      }
    });
  }
});

describe('is refused', () => {
  const person = (role: 'finance_approver' | 'merchant_owner', merchantId: bigint | null): Actor => ({
    kind: 'user',
    id: 'p',
    name: 'P',
    role,
    merchantId,
  });
  const key = (scopes: string[], merchantId: bigint | null): Actor => ({
    kind: 'key',
    id: 'k',
    name: 'K',
    scopes,
    merchantId,
  });
  const rows: [reason: string, actor: Actor | null, code: string][] = [
    ['to nobody', null, 'not_signed_in'],
    ['to an approver, who makes no runs', person('finance_approver', null), 'not_allowed'],
    ['to a merchant', person('merchant_owner', 1n), 'not_allowed'],
    ['to a key without the scope', key(['disbursements:read'], null), 'not_allowed'],
    ['to a merchant’s key, whatever its scopes', key(['disbursements:run'], 1n), 'not_allowed'],
  ];
  for (const [reason, actor, code] of rows) {
    test(reason, async () => expect(refusalOf(await ask('1day', '2025-06-01', undefined, actor))?.code).toBe(code));
  }

  test('for a merchant that does not exist', async () => {
    expect(refusalOf(await ask('1day', '2025-06-01', 'nobody'))?.code).toBe('not_found');
  });

  for (const endingBefore of ['0999-12-31', '1000-01-01', '1000-01-07', '0001-01-01']) {
    test(`for days that no calendar here has: the week before ${endingBefore}`, async () => {
      const refusal = refusalOf(await ask('1week', endingBefore));
      expect(refusal?.code).toBe('invalid_input');
      expect(refusal?.fields?.[0]?.field).toBe('timeFrame.endingBefore');
    });
  }
});

test('a run without a merchant to pay says so, and can be asked for again', async () => {
  const reference = 'paused';
  await makeMerchant({ reference, status: 'on_hold' });
  const { run } = unwrap(await ask('1day', '2025-05-01', reference));
  expect(await calculateBatch(run.id)).toBe(true);
  const result = () =>
    getTimeFrameResult(operator, {
      timeFrameLength: '1day',
      timeFrameEndingBefore: '2025-05-01',
      merchant: reference,
      limit: 10,
    });
  expect(refusalOf(await result())).toMatchObject({ code: 'run_failed', message: expect.stringMatching(/on hold/) });

  await pool().query(`UPDATE merchant SET status = 'active' WHERE reference = $1`, [reference]);
  const merchant = { ...(await makeMerchant({ reference })) };
  await bringIn(merchant, [orderOf(merchant, '2025-04-30T10:00Z', 5_000)]);
  await disburse('1day', '2025-05-01', reference);
  expect(unwrap(await result()).merchants).toMatchObject([{ merchantReference: reference, orders: 1 }]);
});
