import { expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { addDays, compareDates, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { calculateBatch } from './calculate-run';
import { cancelRun } from './end-run';
import { listLeftOpen } from './list-left-open';
import { listRuns } from './list-runs';
import { requestScheduledRun } from './request-scheduled-run';
import { getRunCalendar } from './run-calendar';

const job = jobActor('test');
const weekly = await makeMerchant({ reference: 'weekly' });
const daily = await makeMerchant({ reference: 'daily', disbursementFrequency: 'daily' });

async function runOf(day: string): Promise<string> {
  fixClock(`${day}T08:00Z`);
  for (const merchant of [weekly, daily])
    await bringIn(merchant, [orderOf(merchant, `${addDays(localDate(day), -1)}T10:00Z`, 10_000)]);
  const { run } = unwrap(await requestScheduledRun(job));
  while (!(await calculateBatch(run.id)));
  return run.id;
}

test('days that a run leaves open behind a later one are told of, until the frames that are offered close them', async () => {
  const givenUp = await runOf('2026-03-09');
  const later = await runOf('2026-03-10');
  expect(unwrap(await listLeftOpen(job))).toEqual([]);
  unwrap(await cancelRun(job, { id: givenUp, reason: 'it was wrong' }));
  // The weekly one is paid for them on its next Monday, from where it was paid last: never.
  expect(unwrap(await listLeftOpen(job))).toEqual([
    {
      merchant: { reference: 'daily', name: 'daily' },
      merchants: 1,
      timeFrame: { start: '2026-03-08', end: '2026-03-09' },
      net: [{ amount: 9_905, currency: 'EUR' }],
      // Nothing before was closed, so that a week fits.
      frames: [{ length: '1week', endingBefore: '2026-03-09' }],
    },
  ]);
  await runOf('2026-03-16');
  const [open] = unwrap(await listLeftOpen(job));
  for (const { length, endingBefore } of open?.frames ?? [])
    await disburse(length, endingBefore, open?.merchant?.reference);
  expect(unwrap(await listLeftOpen(job))).toEqual([]);

  const days = new Map(unwrap(await getRunCalendar(job, { month: '2026-03' })).days.map((day) => [day.day, day]));
  expect(days.size).toBe(31);
  expect(days.get('2026-03-09')?.runs).toMatchObject([
    { id: givenUp, status: 'cancelled', pays: [] },
    { kind: 'frame', merchant: 'daily', status: 'ready', pays: [{ amount: 9_905, currency: 'EUR' }] },
  ]);
  expect(days.get('2026-03-10')).toMatchObject({ due: null, runs: [{ id: later }] });
  // Wednesday the 18th is the daily one's; Monday the 23rd is the day of both.
  expect(days.get('2026-03-18')).toEqual({ day: '2026-03-18', runs: [], due: 1 });
  expect(days.get('2026-03-23')?.due).toBe(2);
});

test('days that are open for everybody are closed by one run over all', async () => {
  fixClock('2026-05-18T08:00Z');
  for (const merchant of [weekly, daily]) await bringIn(merchant, [orderOf(merchant, '2026-05-06T10:00Z', 10_000)]);
  const givenUp = await disburse('1week', '2026-05-11');
  await disburse('1week', '2026-05-18');
  unwrap(await cancelRun(job, { id: givenUp, reason: 'it was wrong' }));
  expect(unwrap(await listLeftOpen(job))).toMatchObject([
    { merchant: null, merchants: 2, net: [{ amount: 19_810 }], frames: [{ length: '1week' }] },
  ]);
});

test('runs are listed by status, and those asked for at once by their days', async () => {
  const all = unwrap(await listRuns(job, { limit: 100 })).data;
  const of = async (status: 'cancelled' | 'ready') => unwrap(await listRuns(job, { limit: 100, status })).data.length;
  expect(await of('cancelled')).toBe(2);
  expect((await of('ready')) + 2).toBe(all.length);
  const atOnce = all.filter((run) => run.requestedAt === all[0]?.requestedAt).map((run) => run.timeFrame.end);
  const days = atOnce.map((day) => localDate(day));
  expect(days).toEqual([...days].sort((a, b) => compareDates(b, a)));
});
