import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approve, bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { calculateBatch } from './calculate-run';
import { computeHistory } from './compute-history';
import { cancelRun, excludeMerchant } from './end-run';
import { replayRun } from './replay-run';
import { requestScheduledRun } from './request-scheduled-run';

const staff = jobActor('test');
const replay = async (id: string) => unwrap(await replayRun(staff, id));
const runs = async (where: string) =>
  (await pool().query<{ id: string }>(`SELECT id FROM run WHERE ${where} ORDER BY period_to`)).rows.map(({ id }) => id);

/** As a superuser who switched every rule off. */
const tamper = (statement: string, values: unknown[] = []) =>
  withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    await client.query(`SET session_replication_role = 'replica'`);
    return client.query(statement, values);
  });

const setTime = (at: string) => fixClock(new Date(at));
/** Everybody from before has no turn. */
const holdAll = () => pool().query(`UPDATE merchant SET status = 'on_hold' WHERE status <> 'on_hold'`);
beforeEach(holdAll);

/** A daily merchant in Los Angeles and a weekly one in Madrid, with a reserve and a minimum, and a run of theirs. */
async function scheduled(day: string): Promise<string> {
  await holdAll();
  setTime(`${day}T07:30Z`);
  const west = await makeMerchant({ timeZone: 'America/Los_Angeles', disbursementFrequency: 'daily' });
  const weekly = await makeMerchant({ timeZone: 'Europe/Madrid' });
  const held = await makeMerchant({ disbursementFrequency: 'daily' });
  await pool().query(`UPDATE merchant SET reserve_ppm = 50000, reserve_days = 30 WHERE id = $1`, [west.id.toString()]);
  await pool().query(`UPDATE merchant SET minimum_payout_minor = 90000 WHERE id = $1`, [weekly.id.toString()]);
  for (const merchant of [west, weekly, held]) {
    const before = new Date(Date.parse(`${day}T10:00Z`) - 2 * 86_400_000);
    await bringIn(merchant, [orderOf(merchant, before, 12_345), orderOf(merchant, before, 500, { currency: 'JPY' })]);
  }
  await pool().query(`UPDATE merchant SET status = 'on_hold' WHERE id = $1`, [held.id.toString()]);
  const { run } = unwrap(await requestScheduledRun(staff));
  while (!(await calculateBatch(run.id, 1)));
  return run.id;
}

describe('a run that is calculated again', () => {
  test('of a day is the same, whatever came and changed since', async () => {
    const id = await scheduled('2026-01-12');
    await approve(id);
    const { rows } = await pool().query<{ merchant_id: bigint }>(
      'SELECT merchant_id FROM disbursement WHERE run_id = $1',
      [id],
    );
    await pool().query(
      `UPDATE merchant SET minimum_payout_minor = 1, reserve_ppm = 0, reserve_days = 0, disbursement_weekdays = '{6}', live_on = '2026-06-01'
        WHERE id = ANY($1)`,
      [rows.map((row) => row.merchant_id.toString())],
    );
    expect(await replay(id)).toMatchObject({
      isSame: true,
      difference: null,
      lines: 4,
      inputs: {
        asOf: '2026-01-12T07:30:00.000Z',
        merchants: 2,
        zones: [
          { timeZone: 'America/Los_Angeles', merchants: 1 },
          { timeZone: 'Europe/Madrid', merchants: 1 },
        ],
        feeRules: [
          { schedule: 'default', currency: 'EUR', isOwn: false, version: 1, payables: 2 },
          { schedule: 'default', currency: 'JPY', isOwn: false, version: 1, payables: 2 },
        ],
      },
    });
  });

  test('of a frame is the same, without whom it was taken out of', async () => {
    const [one, other] = [await makeMerchant(), await makeMerchant()];
    for (const merchant of [one, other]) await bringIn(merchant, [orderOf(merchant, '2025-03-05T10:00Z', 7_000)]);
    setTime('2025-03-12T10:00Z');
    const id = await disburse('1week', '2025-03-10');
    unwrap(await excludeMerchant(staff, { id, merchant: other.reference, reason: 'test' }));
    await bringIn(other, [orderOf(other, '2025-03-06T10:00Z', 8_000)]);
    expect(await replay(id)).toMatchObject({ isSame: true, lines: 1, inputs: { asOf: null, merchants: 1 } });
  });

  test('of the past is the same, each of them', async () => {
    setTime('2025-06-20T10:00Z');
    const daily = await makeMerchant({ disbursementFrequency: 'daily', reference: 'history-daily' });
    const weekly = await makeMerchant({ liveOn: null, reference: 'history-weekly', minimumMonthlyFeeMinor: 5_000n });
    for (const day of ['02', '03', '10', '17'])
      for (const merchant of [daily, weekly])
        await bringIn(merchant, [orderOf(merchant, `2025-06-${day}T10:00Z`, 4_000)]);
    unwrap(
      await computeHistory(staff, { through: '2025-06-18', merchants: ['history-daily', 'history-weekly'] }, () => {}),
    );
    const ids = await runs(`as_of IS NULL AND kind = 'scheduled'`);
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) expect(await replay(id)).toMatchObject({ isSame: true });
  });

  test('is nothing where nothing is left of it', async () => {
    const merchant = await makeMerchant();
    await bringIn(merchant, [orderOf(merchant, '2025-02-05T10:00Z', 7_000)]);
    setTime('2025-02-12T10:00Z');
    const id = await disburse('1week', '2025-02-10');
    unwrap(await cancelRun(staff, { id, reason: 'test' }));
    expect(await replayRun(staff, id)).toMatchObject({ refusal: { code: 'impossible_move' } });
    expect(await replayRun(staff, '00000000-0000-4000-8000-000000000000')).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });
});

describe('what somebody changed by hand is the first difference', () => {
  let id = '';
  let of: { id: string; merchant: string; reference: string };
  beforeAll(async () => {
    id = await scheduled('2026-02-09');
    const { rows } = await pool().query<typeof of>(
      `SELECT d.id::text, d.merchant_id::text AS merchant, m.reference FROM disbursement d JOIN merchant m ON m.id = d.merchant_id
        WHERE run_id = $1 AND d.currency = 'EUR' ORDER BY d.merchant_id`,
      [id],
    );
    of = rows[0] as typeof of;
  });
  const ofEuros = `merchant_id = $1 AND currency = 'EUR' AND kind = 'capture'`;

  const cases: [reason: string, change: string, undo: string, told: object][] = [
    [
      'the fee of a payable: its line, in fee, net and what is kept',
      `UPDATE payable SET fee_minor = fee_minor + 10, net_minor = net_minor - 10 WHERE ${ofEuros}`,
      `UPDATE payable SET fee_minor = fee_minor - 10, net_minor = net_minor + 10 WHERE ${ofEuros}`,
      {
        what: 'line',
        place: 1,
        currency: 'EUR',
        fields: [
          { field: 'fee', kept: '1.17', replayed: '1.27' },
          { field: 'net', kept: '122.28', replayed: '122.18' },
        ],
      },
    ],
    [
      'a payable that went to another day',
      `UPDATE payable SET due_on = due_on - 30, natural_on = natural_on - 30 WHERE ${ofEuros}`,
      `UPDATE payable SET due_on = due_on + 30, natural_on = natural_on + 30 WHERE ${ofEuros}`,
      {
        what: 'line',
        place: 1,
        fields: [{ field: 'from', kept: '2026-02-07', replayed: null }, {}, {}, {}, {}, {}, {}, {}, {}],
      },
    ],
    [
      'what a disbursement keeps',
      `UPDATE disbursement SET kept_minor = kept_minor - 1 WHERE merchant_id = $1 AND currency = 'EUR'`,
      `UPDATE disbursement SET kept_minor = kept_minor + 1 WHERE merchant_id = $1 AND currency = 'EUR'`,
      { what: 'line', fields: [{ field: 'kept', kept: '6.16', replayed: '6.17' }] },
    ],
    [
      'the terms that were kept',
      'UPDATE run_input SET reserve_days = 31 WHERE merchant_id = $1',
      'UPDATE run_input SET reserve_days = 30 WHERE merchant_id = $1',
      { what: 'line', fields: [{ field: 'kept until', kept: '2026-03-09', replayed: '2026-03-10' }] },
    ],
    [
      'the hash',
      `UPDATE run SET hash = 'x' || hash WHERE id = (SELECT run_id FROM disbursement WHERE merchant_id = $1 LIMIT 1)`,
      `UPDATE run SET hash = substr(hash, 2) WHERE id = (SELECT run_id FROM disbursement WHERE merchant_id = $1 LIMIT 1)`,
      { what: 'hash', place: null },
    ],
    [
      'the rule that a fee follows',
      `UPDATE payable SET fee_tier = 0 WHERE ${ofEuros}`,
      `UPDATE payable SET fee_tier = 1 WHERE ${ofEuros}`,
      { what: 'fee', fields: [{ field: 'fee', kept: '1.17 (tier 1)', replayed: '1.17 (tier 2)' }] },
    ],
  ];
  test.each(cases)('%s', async (_reason, change, undo, told) => {
    await tamper(change, [of.merchant]);
    const replayed = await replay(id);
    await tamper(undo, [of.merchant]);
    expect(replayed).toMatchObject({ isSame: false, difference: told });
    expect(await replay(id)).toMatchObject({ isSame: true });
  });

  test('but for a payable that was slipped into closed days: it was not known', async () => {
    await tamper(
      `INSERT INTO payable (merchant_id, kind, source_id, currency, gross_minor, fee_minor, net_minor, fee_version_id, fee_tier, due_on,
                            natural_on, journal_id)
       SELECT merchant_id, kind, -1, currency, gross_minor, fee_minor, net_minor, fee_version_id, fee_tier, due_on, natural_on, journal_id
         FROM payable WHERE ${ofEuros}`,
      [of.merchant],
    );
    expect(await replay(id)).toMatchObject({ isSame: true });
  });
});
