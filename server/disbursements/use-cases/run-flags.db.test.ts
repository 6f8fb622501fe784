import { beforeEach, describe, expect, test } from 'vitest';
import {
  approve,
  bringIn,
  disburse,
  makeBankAccount,
  makeMerchant,
  makePerson,
  orderOf,
} from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { addDays, type LocalDate, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock, wallNow } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { approveRun } from './approve-run';
import { getRunFlags } from './get-run-flags';
import { reviewRun } from './review-run';
import { submitRun } from './submit-run';

const maker = jobActor('test');
fixClock('2026-06-01T08:00Z');

/** Sells on the last day before `end`. */
const sell = (merchant: MerchantFacts, end: LocalDate, minor: number, externalReference?: string) =>
  bringIn(merchant, [
    orderOf(merchant, `${addDays(end, -1)}T10:00Z`, minor, externalReference ? { externalReference } : {}),
  ]);

const flagsOf = async (id: string) => unwrap(await getRunFlags(maker, id));
const kinds = async (id: string) =>
  (await flagsOf(id)).flags.map(({ merchantReference, kind }) => [merchantReference, kind]);

/** What was taken back, booked on a day. */
const takeBack = (merchant: MerchantFacts, on: LocalDate, minor: number) =>
  pool().query(
    `INSERT INTO payable (merchant_id, kind, source_id, currency, gross_minor, fee_minor, net_minor, due_on, natural_on, journal_id)
     SELECT $1, 'dispute', 1000000 + coalesce(max(id), 0), 'EUR', -$3::bigint, 0, -$3::bigint, $2::date, $2::date, min(journal_id) FROM payable`,
    [merchant.id, on, minor],
  );

/** As the bank would leave it. */
async function paid(runId: string) {
  for (const status of ['submitting', 'submitted', 'paid'])
    await pool().query(
      `UPDATE disbursement SET status = $2::disbursement_status WHERE run_id = $1 AND status <> 'carried'`,
      [runId, status],
    );
}

// Each test has a week of its own, so that the frames do not meet.
let end = localDate('2026-01-05');
beforeEach(() => {
  end = addDays(end, 7);
});

describe('what is worth a second look', () => {
  test('a payout to an account that nothing went to before, until something did', async () => {
    const merchant = await makeMerchant({ reference: 'first' });
    await sell(merchant, end, 10_000);
    const waits = await disburse('1week', end, merchant.reference);
    expect(await kinds(waits)).toEqual([]);
    await makeBankAccount(merchant);
    expect(await kinds(waits)).toEqual([['first', 'first_to_account']]);
    await approve(waits);
    await paid(waits);
    end = addDays(end, 7);
    await sell(merchant, end, 10_000);
    expect(await kinds(await disburse('1week', end, merchant.reference))).toEqual([]);
  });

  test('an account that was changed, and one that another merchant has as well', async () => {
    const [a, b] = [await makeMerchant({ reference: 'changes' }), await makeMerchant({ reference: 'shares' })];
    await makeBankAccount(a, { scheme: 'iban', iban: 'ES9121000418450200051332' });
    for (const merchant of [a, b]) {
      await makeBankAccount(merchant, { scheme: 'iban', iban: 'FR1420041010050500013M02606' });
      await sell(merchant, end, 10_000);
    }
    const run = await disburse('1week', end);
    expect(await kinds(run)).toEqual([
      ['changes', 'first_to_account'],
      ['changes', 'account_changed'],
      ['changes', 'account_shared'],
      ['shares', 'first_to_account'],
      ['shares', 'account_shared'],
    ]);
    expect((await flagsOf(run)).flags[2]?.words).toMatch(/is the account of shares as well/);
  });

  test('more than its usual, once there is a usual', async () => {
    const merchant = await makeMerchant({ reference: 'usual' });
    for (let week = 0; week < 8; week++) {
      await sell(merchant, end, 10_000 + week);
      await disburse('1week', end, merchant.reference);
      end = addDays(end, 7);
    }
    await sell(merchant, end, 50_000);
    expect(await kinds(await disburse('1week', end, merchant.reference))).toEqual([['usual', 'unusually_high']]);
  });

  test('many refunds, and later days that take more than they bring', async () => {
    const merchant = await makeMerchant({ reference: 'refunds' });
    await sell(merchant, end, 10_000);
    for (let refund = 0; refund < 3; refund++) await takeBack(merchant, addDays(end, -1), 700);
    const run = await disburse('1week', end, merchant.reference);
    expect(await kinds(run)).toEqual([['refunds', 'many_refunds']]);
    await takeBack(merchant, addDays(end, 1), 100);
    expect(await kinds(run)).toEqual([
      ['refunds', 'many_refunds'],
      ['refunds', 'negative_soon'],
    ]);
    // Days that another disbursement has closed are not to come.
    end = addDays(end, 7);
    await disburse('1week', end, merchant.reference);
    expect(await kinds(run)).toEqual([['refunds', 'many_refunds']]);
  });

  test('references that differ in case and blanks alone, within its days', async () => {
    const merchant = await makeMerchant({ reference: 'twice' });
    for (const reference of ['WEB-1', 'web -1', 'web-2']) await sell(merchant, end, 1_000, reference);
    const run = await disburse('1week', end, merchant.reference);
    expect((await flagsOf(run)).flags).toMatchObject([
      { kind: 'repeated_reference', words: 'The same order reference stands in it more than once: WEB-1, web -1.' },
    ]);
    end = addDays(end, 7);
    await sell(merchant, end, 1_000, 'WEB-2');
    expect(await kinds(await disburse('1week', end, merchant.reference))).toEqual([]);
  });
});

test('what was submitted keeps the flags that were seen then, and an approval those of what it is of', async () => {
  const merchant = await makeMerchant({ reference: 'kept' });
  await sell(merchant, end, 10_000);
  const id = await disburse('1week', end, merchant.reference);
  expect(await flagsOf(id)).toMatchObject({ isKept: false, flags: [] });
  unwrap(await submitRun(maker, { id, hash: unwrap(await reviewRun(maker, id)).hash }));
  await takeBack(merchant, addDays(end, 1), 100_000);
  expect(await flagsOf(id)).toMatchObject({ isKept: true, flags: [] });
  // Another account: another hash, so everything is looked at anew.
  await makeBankAccount(merchant, { scheme: 'iban', iban: 'NL91ABNA0417164300' });
  const seen = [{ kind: 'first_to_account' }, { kind: 'negative_soon' }];
  expect(await flagsOf(id)).toMatchObject({ isKept: false, flags: seen });
  const checker = await makePerson('finance_approver');
  const session = { id: checker, pending: null, secondFactorAt: wallNow() };
  const approver = {
    kind: 'user',
    id: checker,
    name: 'c',
    role: 'finance_approver',
    merchantId: null,
    session,
  } as const;
  unwrap(await approveRun(approver, { id, hash: unwrap(await reviewRun(maker, id)).hash }));
  await paid(id);
  expect(await flagsOf(id)).toMatchObject({ isKept: true, flags: seen });
});
