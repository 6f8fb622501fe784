import { afterEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeRefunded } from '@/prisma/demo/paid';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { getBalance } from './get-balance';
import { listPayables } from './list-payables';
import { owePayment, oweRefund } from './owe-payment';
import { requestDailySettlement, requestSettlement } from './request-settlement';
import { settleBatch } from './settle';

const staff = jobActor('test');
let restore = () => {};
afterEach(() => restore());
const at = (instant: string) => {
  restore();
  restore = fixClock(instant);
};

async function settle(through: string, batch?: number) {
  const { settlement } = unwrap(await requestSettlement(staff, { through }));
  while (!(await settleBatch(BigInt(settlement.id), batch)));
  return settlement.id;
}
const balance = async ({ reference }: MerchantFacts, more: { asOf?: string; knownOn?: string } = {}) => {
  const [eur] = unwrap(await getBalance(staff, { merchant: reference, ...more })).balances;
  return [eur?.pending.amount, eur?.available.amount, eur?.inTransit.amount];
};
const debit = async (merchant: MerchantFacts, amount: number, day: string) => {
  const payment = await makeCaptured(merchant, amount, { method: 'debit_card', at: `${day}T12:00Z` });
  await owePayment(payment);
  return payment;
};
const statuses = async ({ reference }: MerchantFacts) =>
  unwrap(await listPayables(staff, { merchant: reference, limit: 100 })).data.map((one) => one.status);

describe('a settlement', () => {
  test('makes available what is due up to and including its day, and says how much', async () => {
    at('2026-03-06T12:00Z');
    const merchant = await makeMerchant();
    for (const day of ['2026-03-04', '2026-03-05', '2026-03-06']) await debit(merchant, 1_000, day);
    await owePayment(await makeCaptured(merchant, 1_000, { at: '2026-03-04T12:00Z' }));
    expect(await balance(merchant)).toEqual([3 * 970 + 950, 0, 0]);
    const id = await settle('2026-03-05');
    expect(await balance(merchant)).toEqual([970 + 950, 2 * 970, 0]);
    expect(await statuses(merchant)).toEqual(['waiting_funds', 'waiting_funds', 'available', 'available']);
    const { rows } = await pool().query(
      'SELECT currency, payables, net_minor FROM settlement_sum WHERE settlement_id = $1',
      [id],
    );
    expect(rows).toEqual([{ currency: 'EUR', payables: 2, net_minor: 1_940n }]);
  });

  test('does nothing the second time, and is the same one', async () => {
    at('2026-03-07T12:00Z');
    const merchant = await makeMerchant();
    await debit(merchant, 1_000, '2026-03-06');
    const first = await settle('2026-03-06');
    const before = await pool().query('SELECT count(*) FROM journal');
    expect(await settle('2026-03-06')).toBe(first);
    expect(await pool().query('SELECT count(*) FROM journal')).toMatchObject({ rows: before.rows });
    expect(await balance(merchant)).toEqual([0, 970, 0]);
  });

  test('catches up the days that were missed', async () => {
    at('2026-03-20T12:00Z');
    const merchant = await makeMerchant();
    await debit(merchant, 1_000, '2026-03-10');
    await settle('2026-03-10');
    for (const day of ['2026-03-11', '2026-03-14', '2026-03-18']) await debit(merchant, 1_000, day);
    await settle('2026-03-18');
    expect(await balance(merchant)).toEqual([0, 4 * 970, 0]);
  });

  test('of a day that has not begun anywhere is refused; where it has not begun, a merchant waits for it', async () => {
    at('2026-03-21T02:00Z');
    const [here, there] = [await makeMerchant(), await makeMerchant({ timeZone: 'America/New_York' })];
    for (const merchant of [here, there]) await debit(merchant, 1_000, '2026-03-21');
    expect(await requestSettlement(staff, { through: '2026-03-22' })).toMatchObject({
      refusal: { code: 'invalid_input', fields: [{ field: 'through' }] },
    });
    await settle('2026-03-21');
    expect(await balance(here)).toEqual([0, 970, 0]);
    expect(await balance(there)).toEqual([970, 0, 0]);
    at('2026-03-21T06:00Z');
    const { settlementId } = await requestDailySettlement();
    while (!(await settleBatch(BigInt(settlementId as string))));
    expect(await balance(there)).toEqual([0, 970, 0]);
    expect(await requestDailySettlement()).toEqual({ settlementId: null });
  });

  test('what comes late on a day that is settled is available at once', async () => {
    at('2026-04-02T12:00Z');
    const merchant = await makeMerchant();
    await settle('2026-04-01');
    const payment = await debit(merchant, 1_000, '2026-04-01');
    await oweRefund(await makeRefunded(payment, 100, '2026-04-01T12:00Z'));
    await bringIn(merchant, [
      orderOf(merchant, '2026-04-01T10:00Z', 5_000),
      orderOf(merchant, '2026-04-02T10:00Z', 5_000),
    ]);
    expect(await balance(merchant)).toEqual([4_952, 970 - 97 + 4_952, 0]);
  });

  test.each([1, 2, 3, 500])(
    'killed between batches of %i it goes on; many at once move each sum once',
    async (size) => {
      at(`2026-05-${String(10 + (size % 20)).padStart(2, '0')}T12:00Z`);
      const day = `2026-05-${String(10 + (size % 20)).padStart(2, '0')}`;
      const merchants = [];
      for (let n = 0; n < 5; n++) merchants.push(await makeMerchant());
      for (const merchant of merchants) await debit(merchant, 1_000, day);
      const { settlement } = unwrap(await requestSettlement(staff, { through: day }));
      await settleBatch(BigInt(settlement.id), size);
      const rest = async () => {
        while (!(await settleBatch(BigInt(settlement.id), size)));
      };
      await Promise.all([rest(), rest(), rest()]);
      for (const merchant of merchants) expect(await balance(merchant)).toEqual([0, 970, 0]);
      expect(await findDiscrepancies()).toEqual([]);
    },
  );
});

describe('a run takes from what is pending and what is available', () => {
  test('as far as each is settled, and a run that is given up gives it back to where it belongs by then', async () => {
    at('2026-06-15T12:00Z');
    const merchant = await makeMerchant();
    for (const day of ['2026-06-02', '2026-06-04', '2026-06-06']) await debit(merchant, 1_000, day);
    await settle('2026-06-04');
    await disburse('1week', '2026-06-08', merchant.reference);
    expect(await balance(merchant)).toEqual([0, 0, 3 * 970]);
    // Settled on while it is in the disbursement: nothing moves.
    await settle('2026-06-10');
    expect(await balance(merchant)).toEqual([0, 0, 3 * 970]);
    const { rows } = await pool().query<{ run_id: string }>('SELECT run_id FROM disbursement WHERE merchant_id = $1', [
      merchant.id.toString(),
    ]);
    await giveBack(rows[0]?.run_id as string);
    expect(await balance(merchant)).toEqual([0, 3 * 970, 0]);
    expect(await findDiscrepancies()).toEqual([]);
  });

  /** As if the run had been calculating still: only such a one is given up, until runs can be cancelled. */
  async function giveBack(runId: string) {
    const { giveUpRun } = await import('@/server/disbursements/use-cases/calculate-run');
    await withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
      client.query(`UPDATE run SET status = 'calculating' WHERE id = $1`, [runId]),
    );
    await giveUpRun(runId, 'test');
  }
});

describe('the balance', () => {
  test('as of a past day, and as it was known then', async () => {
    const merchant = await makeMerchant();
    at('2026-07-01T12:00Z');
    await debit(merchant, 1_000, '2026-07-01');
    at('2026-07-03T12:00Z');
    await settle('2026-07-02');
    // Late: it happened on the first, and was known on the fifth.
    at('2026-07-05T12:00Z');
    await debit(merchant, 2_000, '2026-07-01');
    expect(await balance(merchant)).toEqual([0, 970 + 1_940, 0]);
    expect(await balance(merchant, { asOf: '2026-06-30' })).toEqual([0, 0, 0]);
    expect(await balance(merchant, { asOf: '2026-07-01' })).toEqual([970, 1_940, 0]);
    expect(await balance(merchant, { asOf: '2026-07-02' })).toEqual([0, 2_910, 0]);
    expect(await balance(merchant, { knownOn: '2026-07-02T00:00:00Z' })).toEqual([970, 0, 0]);
    expect(await balance(merchant, { knownOn: '2026-07-04T00:00:00Z' })).toEqual([0, 970, 0]);
    expect(await balance(merchant, { asOf: '2026-07-01', knownOn: '2026-07-04T00:00:00Z' })).toEqual([970, 0, 0]);
  });

  test('a key of the platform names the merchant; nobody’s merchant is not there', async () => {
    expect(await getBalance(staff, {})).toMatchObject({
      refusal: { code: 'invalid_input', fields: [{ field: 'merchant' }] },
    });
    expect(await getBalance(staff, { merchant: 'nobody' })).toMatchObject({ refusal: { code: 'not_found' } });
  });
});
