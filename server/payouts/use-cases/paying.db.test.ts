import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeBankAccount, makeMerchant, makePerson } from '@/prisma/demo/factories';
import { approvedRun, ibanEnding, owedTo, workOff } from '@/prisma/demo/payouts';
import type { Actor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { holdMerchant } from '@/server/merchants/use-cases/hold-merchant';
import { getBalance } from '@/server/payables/use-cases/get-balance';
import { getStatement } from '@/server/payables/use-cases/get-statement';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { advancePayout } from './advance-payout';
import { cancelPayout, payAgain } from './decide-payout';
import { getPayout } from './get-payout';
import { noteReturns } from './resume-payouts';

const operator: Actor = {
  kind: 'user',
  id: await makePerson('finance_operator'),
  name: 'Olga',
  role: 'finance_operator',
  merchantId: null,
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// Each test has a week of its own, long past, and stands at its own noon.
let endingBefore = localDate('2025-01-06');
let noon = new Date();
let restore = () => {};
beforeEach(() => {
  endingBefore = addDays(endingBefore, 7);
  noon = new Date(`${endingBefore}T12:00:00Z`);
  restore = fixClock(noon);
});
afterEach(() => restore());
const later = (ms: number) => new Date(noon.getTime() + ms);
async function at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
  fixClock(instant);
  return work().finally(() => fixClock(noon));
}
const advance = (id: bigint, untilMs: number, fromMs = 0) =>
  workOff(id, later(fromMs), later(untilMs)).finally(() => fixClock(noon));

const AMOUNT = 20_000;
/** A merchant with an account of that ending, in an approved run of its own. */
async function payout(ending?: string, more: Parameters<typeof makeMerchant>[0] = {}) {
  const merchant = await makeMerchant(more);
  await owedTo(merchant, endingBefore, AMOUNT, ending);
  const runId = await approvedRun(endingBefore, merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
  return { merchant, runId, id: rows[0]?.id as bigint };
}
const shown = async (id: bigint) => unwrap(await getPayout(operator, id.toString()));
const runStatus = async (id: string) =>
  (await pool().query<{ status: string }>('SELECT status FROM run WHERE id = $1', [id])).rows[0]?.status;
/** What stands on the merchant's accounts that payouts move. */
const books = async ({ id }: MerchantFacts) =>
  Object.fromEntries(
    (
      await pool().query<{ code: string; balance_minor: bigint }>(
        `SELECT code, balance_minor FROM account WHERE merchant_id = $1 AND balance_minor <> 0
            AND code IN ('merchant_disbursement', 'payout_in_transit', 'bank')`,
        [id],
      )
    ).rows.map((row) => [row.code, Number(row.balance_minor)]),
  );
const NET = 19_810;

describe('what the bank does', () => {
  test.each<[what: string, ending: string, status: string, run: string, left: Record<string, number>, mails: number]>([
    ['it pays', '99', 'paid', 'completed', { bank: -NET }, 0],
    ['the account is closed', '01', 'failed', 'completed_with_failures', { merchant_disbursement: -NET }, 1],
    ['its answer is lost', '02', 'paid', 'completed', { bank: -NET }, 0],
    ['it cannot be reached at first', '05', 'paid', 'completed', { bank: -NET }, 0],
  ])('%s', async (_, ending, status, run, left, mails) => {
    const { id, runId, merchant } = await payout(ending, { email: 'owner@test.example' });
    await advance(id, 10 * 60_000);
    expect((await shown(id)).status).toBe(status);
    expect(await runStatus(runId)).toBe(run);
    expect(await books(merchant)).toEqual(left);
    const sent = await pool().query('SELECT FROM simulated_transfer WHERE reference LIKE $1', [
      `CHP-${id.toString().padStart(10, '0')}%`,
    ]);
    expect(sent.rowCount).toBe(1);
    expect(
      (await pool().query('SELECT FROM mail WHERE merchant_id = $1 AND kind LIKE $2', [merchant.id, 'payouts.%']))
        .rowCount,
    ).toBe(mails);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('it gives back days later what it paid, and it is paid again to a new account that two people confirmed', async () => {
    const { id, runId, merchant } = await payout('03');
    await advance(id, 60_000);
    expect(await runStatus(runId)).toBe('completed');
    await at(later(2 * DAY + HOUR), noteReturns);
    await at(later(2 * DAY + HOUR), noteReturns);
    expect(await shown(id)).toMatchObject({ status: 'returned', reason: { code: 'AC04', isPermanent: true } });
    expect(await runStatus(runId)).toBe('completed_with_failures');
    expect(await books(merchant)).toEqual({ merchant_disbursement: -NET });

    const again = () => payAgain(operator, { disbursementId: id.toString(), reason: 'They gave another account.' });
    const refused = await at(later(3 * DAY), again);
    expect(!refused.ok && refused.refusal.message).toMatch(/A new bank account has to be confirmed first/);
    await at(later(3 * DAY), () => makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding('77') }));
    const cooling = await at(later(4 * DAY), again);
    expect(!cooling.ok && cooling.refusal.message).toMatch(/cools off/);
    unwrap(await at(later(7 * DAY), again));
    await advance(id, 7 * DAY + 60_000, 7 * DAY);
    expect(await shown(id)).toMatchObject({ status: 'paid', attempts: [{ number: 2 }, { number: 1 }] });
    expect(await runStatus(runId)).toBe('completed');
    expect(await books(merchant)).toEqual({ bank: -NET });
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('it refuses for lack of money: another attempt follows by itself, a quarter of an hour later', async () => {
    const { id } = await payout('04');
    await advance(id, 60_000);
    expect(await shown(id)).toMatchObject({ status: 'failed', reason: { code: 'AM04', isPermanent: false } });
    await advance(id, HOUR);
    expect(await shown(id)).toMatchObject({
      status: 'paid',
      attempts: [{ reference: expect.stringMatching(/-02$/) }, {}],
    });
    expect(await findDiscrepancies()).toEqual([]);
  });
});

describe('what waits', () => {
  test('a merchant without an account is paid once it has one and somebody says so', async () => {
    const { id, runId, merchant } = await payout();
    await advance(id, 60_000);
    expect(await shown(id)).toMatchObject({ status: 'approved', waitsFor: 'no_account', attempts: [] });
    await makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding('88') });
    await advance(id, 60_000);
    expect(await shown(id)).toMatchObject({ status: 'approved', waitsFor: 'account_changed' });
    unwrap(await payAgain(operator, { disbursementId: id.toString(), reason: 'Their first account.' }));
    await advance(id, 60_000);
    expect((await shown(id)).status).toBe('paid');
    expect(await runStatus(runId)).toBe('completed');
  });

  test('a merchant that was put on hold after the approval is not paid', async () => {
    const { id, merchant } = await payout('99');
    unwrap(
      await holdMerchant(operator, { reference: merchant.reference, kind: 'staff', reason: 'A look at its papers.' }),
    );
    await advance(id, 60_000);
    expect(await shown(id)).toMatchObject({ status: 'approved', waitsFor: 'on_hold', attempts: [] });
  });
});

describe('what is given up', () => {
  test('is owed on in one payable, all of it', async () => {
    const { id, runId, merchant } = await payout('01');
    await advance(id, 60_000);
    unwrap(await cancelPayout(operator, { disbursementId: id.toString(), reason: 'With the next one.' }));
    expect((await shown(id)).status).toBe('carried');
    expect(await runStatus(runId)).toBe('completed');
    expect(await books(merchant)).toEqual({});
    const { rows } = await pool().query(
      `SELECT net_minor::int AS net, kind FROM payable WHERE merchant_id = $1 AND kind = 'carried'`,
      [merchant.id],
    );
    expect(rows).toEqual([{ net: NET, kind: 'carried' }]);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('is never what may have left the house', async () => {
    const { id } = await payout('02');
    await advancePayout(id);
    await advancePayout(id);
    expect((await shown(id)).status).toBe('unknown');
    const decide = { disbursementId: id.toString(), reason: 'Because.' };
    for (const refused of [await cancelPayout(operator, decide), await payAgain(operator, decide)])
      expect(!refused.ok && refused.refusal).toMatchObject({
        code: 'impossible_move',
        message: expect.stringContaining('it is not known yet what came of it'),
      });
    await advance(id, 60_000);
    expect((await shown(id)).status).toBe('paid');
  });
});

test('many at once at one payout pay it once', async () => {
  const { id, merchant } = await payout('02');
  for (let turn = 0; turn < 3; turn++) await Promise.all(Array.from({ length: 8 }, () => advancePayout(id)));
  await advance(id, 10 * 60_000);
  expect((await shown(id)).attempts).toHaveLength(1);
  expect((await shown(id)).status).toBe('paid');
  expect(await books(merchant)).toEqual({ bank: -NET });
});

test('a failure of one touches no other, and a run of nothing but failures is one with failures', async () => {
  const merchants = [await makeMerchant(), await makeMerchant(), await makeMerchant()];
  for (const [n, merchant] of merchants.entries()) await owedTo(merchant, endingBefore, AMOUNT, ['99', '01', '98'][n]);
  const runId = await approvedRun(endingBefore);
  const { rows } = await pool().query<{ id: bigint }>(
    `SELECT id FROM disbursement WHERE run_id = $1 AND status = 'approved' ORDER BY id`,
    [runId],
  );
  expect(await runStatus(runId)).toBe('paying');
  for (const { id } of rows) await advance(id, 60_000);
  const ended = await pool().query<{ status: string }>(
    'SELECT status FROM disbursement WHERE id = ANY($1) ORDER BY id',
    [rows.map(({ id }) => id)],
  );
  expect(ended.rows.map(({ status }) => status)).toEqual(['paid', 'failed', 'paid']);
  expect(await runStatus(runId)).toBe('completed_with_failures');
  expect(await findDiscrepancies()).toEqual([]);
});

test('the merchant reads it as a payout in its statement, and as on its way until it has arrived', async () => {
  const { id, merchant } = await payout('99');
  const balance = async () => {
    const { balances } = unwrap(await getBalance(operator, { merchant: merchant.reference }));
    return balances[0]?.inTransit.amount;
  };
  expect(await balance()).toBe(NET);
  await advancePayout(id);
  await advancePayout(id);
  expect((await shown(id)).status).toBe('submitted');
  expect(await balance()).toBe(NET);
  await advance(id, 60_000);
  expect(await balance()).toBe(0);
  const month = endingBefore.slice(0, 7);
  const { currencies } = unwrap(await getStatement(operator, { merchant: merchant.reference, month }));
  expect(currencies[0]?.movements.at(-1)).toMatchObject({ kind: 'payout_paid', net: { amount: -NET } });
  expect(currencies[0]?.closing.amount).toBe(0);
});

test('what is tried again by itself goes where it went before, never to an account that nobody named for it', async () => {
  const { id, merchant } = await payout('04');
  await advance(id, 60_000);
  expect((await shown(id)).status).toBe('failed');
  await makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding('66') });
  await advance(id, 10 * DAY);
  expect(await shown(id)).toMatchObject({ status: 'failed', attempts: [{ number: 1 }] });
  await expect(
    pool().query(
      `INSERT INTO payout_attempt (disbursement_id, merchant_id, number, reference, channel, provider, currency, amount_minor,
                                   bank_account_id, reason, created_by, created_at)
       SELECT a.disbursement_id, a.merchant_id, 2, 'CHP-by-a-job', 'bank', 'simulator', a.currency, a.amount_minor, b.id, 'again',
              'job:pay-out', now()
         FROM payout_attempt a JOIN active_bank_account b ON b.merchant_id = a.merchant_id WHERE a.disbursement_id = $1`,
      [id],
    ),
  ).rejects.toThrow(/not to be paid to that account/);
});
