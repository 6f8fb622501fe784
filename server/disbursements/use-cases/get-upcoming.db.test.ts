import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approve, bringIn, disburse, makeBankAccount, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured } from '@/prisma/demo/paid';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { changeTerms } from '@/server/merchants/use-cases/change-terms';
import { holdMerchant } from '@/server/merchants/use-cases/hold-merchant';
import { owePayment } from '@/server/payables/use-cases/owe-payment';
import { fixClock } from '@/server/platform/clock';
import { getUpcoming } from './get-upcoming';
import { setSchedule } from './schedule-setting';

const staff = jobActor('test');
// A Thursday, after the run of the day. In Madrid it is half past eleven.
let setTimeBack = () => {};
beforeEach(async () => {
  setTimeBack = fixClock('2026-01-29T10:30:00Z');
  unwrap(await setSchedule(staff, { beginsOn: '2026-01-01' }));
});
afterEach(() => setTimeBack());

/** Paid on Mondays. */
const shopWith = async (more: Parameters<typeof makeMerchant>[0] = {}, hasAccount = true) => {
  const shop = await makeMerchant({ timeZone: 'Europe/Madrid', liveOn: '2026-01-05', ...more });
  if (hasAccount) await makeBankAccount(shop);
  return shop;
};
const sell = (shop: MerchantFacts, day: string, minor: number, currency?: 'JPY') =>
  bringIn(shop, [orderOf(shop, `${day}T10:00Z`, minor, currency ? { currency } : {})]);
const upcomingOf = async ({ reference }: MerchantFacts) => unwrap(await getUpcoming(staff, { merchant: reference }));
/** Day, what is paid, and why it moves: of the first currency. */
const told = async (shop: MerchantFacts) =>
  (await upcomingOf(shop)).payouts.map(({ scheduledOn, amounts: [amount] }) => {
    const { expectedOn, toPay, notes } = amount as NonNullable<typeof amount>;
    const moved = expectedOn === scheduledOn ? '' : ` → ${expectedOn ?? 'nobody can say'}`;
    return [`${scheduledOn}${moved}`, toPay.amount, ...notes.map(({ code }) => code)];
  });

describe('the next four payouts', () => {
  test('have what falls due in each, and what comes after them', async () => {
    const shop = await shopWith();
    await disburse('1week', '2026-01-26', shop.reference);
    await sell(shop, '2026-01-27', 10_000);
    await sell(shop, '2026-01-28', 10_000);
    // Due in thirty days: in the fifth.
    await owePayment(await makeCaptured(shop, 2_000, { method: 'credit_card', at: '2026-01-28T10:00Z' }));
    expect(await told(shop)).toEqual([
      ['2026-02-02', 19_810],
      ['2026-02-09', 0],
      ['2026-02-16', 0],
      ['2026-02-23', 0],
    ]);
    const { payouts, later, unscheduled, notes } = await upcomingOf(shop);
    expect(payouts[0]).toMatchObject({
      timeFrame: { start: '2026-01-26', end: '2026-02-02' },
      amounts: [{ orders: 2, gross: { amount: 20_000 }, fee: { amount: 190 }, outcome: 'to_pay' }],
    });
    expect(later).toMatchObject([{ orders: 1, net: { amount: 1_900 }, through: '2026-02-27' }]);
    expect({ unscheduled, notes }).toEqual({ unscheduled: [], notes: [] });
  });

  test('of nothing say so in the merchant’s currency', async () => {
    const quiet = await makeMerchant({ currency: 'BHD', disbursementFrequency: 'daily' });
    const { payouts } = await upcomingOf(quiet);
    expect(payouts.map(({ scheduledOn }) => scheduledOn)).toEqual([
      '2026-01-30',
      '2026-01-31',
      '2026-02-01',
      '2026-02-02',
    ]);
    expect(payouts[0]?.amounts).toMatchObject([
      { toPay: { amount: 0, currency: 'BHD' }, outcome: 'nothing_due', notes: [] },
    ]);
  });

  test('are of each currency, and name what lies in days that a frame left open', async () => {
    const shop = await shopWith();
    await sell(shop, '2026-01-12', 10_000);
    await disburse('1day', '2026-01-27', shop.reference);
    await sell(shop, '2026-01-28', 500, 'JPY');
    const { payouts, unscheduled } = await upcomingOf(shop);
    expect(payouts[0]?.amounts.map(({ toPay }) => toPay)).toEqual([
      { amount: 0, currency: 'EUR' },
      { amount: 496, currency: 'JPY' },
    ]);
    expect(unscheduled).toMatchObject([{ orders: 1, net: { amount: 9_905, currency: 'EUR' } }]);
  });

  test('show what an earlier disbursement kept, on its day', async () => {
    const shop = await shopWith();
    unwrap(await changeTerms(staff, { reference: shop.reference, reserve: { ratePpm: 100_000, days: 14 } }));
    await sell(shop, '2026-01-20', 100_000);
    await approve(await disburse('1week', '2026-01-26', shop.reference));
    const { payouts } = await upcomingOf(shop);
    // Kept on the 25th, the last day of the period, for fourteen days.
    expect(payouts[1]?.amounts).toMatchObject([
      {
        toPay: { amount: 10_000 },
        parts: [{ kind: 'reserve_released', dueOn: '2026-02-08', net: { amount: 10_000 } }],
      },
    ]);
  });
});

describe('a day moves', () => {
  const rows: [reason: string, make: () => Promise<MerchantFacts>, told: [string, number, ...string[]][]][] = [
    [
      'not at all, but into the next, where it is below the minimum',
      async () => {
        const shop = await shopWith();
        unwrap(await changeTerms(staff, { reference: shop.reference, minimumPayout: 15_000 }));
        await disburse('1week', '2026-01-26', shop.reference);
        await sell(shop, '2026-01-27', 10_000);
        await sell(shop, '2026-02-03', 10_000);
        return shop;
      },
      [
        ['2026-02-02', 0, 'below_minimum'],
        ['2026-02-09', 19_810],
      ],
    ],
    [
      'where there is no account yet, nobody can say to when',
      async () => {
        const shop = await shopWith({}, false);
        await disburse('1week', '2026-01-26', shop.reference);
        await sell(shop, '2026-01-27', 10_000);
        return shop;
      },
      [
        ['2026-02-02 → nobody can say', 9_905, 'no_bank_account'],
        ['2026-02-09', 0],
      ],
    ],
    [
      'while a changed account cools off',
      async () => {
        const shop = await shopWith({ disbursementFrequency: 'daily' });
        await makeBankAccount(shop, { scheme: 'iban', iban: 'ES9121000418450200051332' });
        await disburse('1day', '2026-01-29', shop.reference);
        await sell(shop, '2026-01-29', 10_000);
        return shop;
      },
      [
        ['2026-01-30 → 2026-02-01', 9_905, 'account_waits'],
        ['2026-01-31', 0],
      ],
    ],
    [
      'where it went by without a run',
      async () => {
        const shop = await shopWith();
        await sell(shop, '2026-01-20', 10_000);
        return shop;
      },
      [
        ['2026-01-26 → 2026-01-30', 9_905, 'run_missed'],
        ['2026-02-02', 0],
      ],
    ],
    [
      'while the merchant is on hold',
      async () => {
        const shop = await shopWith();
        await disburse('1week', '2026-01-26', shop.reference);
        await sell(shop, '2026-01-27', 10_000);
        unwrap(await holdMerchant(staff, { reference: shop.reference, kind: 'staff', reason: 'test' }));
        return shop;
      },
      [
        ['2026-02-02 → nobody can say', 9_905],
        ['2026-02-09 → nobody can say', 0],
      ],
    ],
  ];
  test.each(rows)('%s', async (_reason, make, expected) => {
    expect((await told(await make())).slice(0, 2)).toEqual(expected);
  });

  test('and says so in words, for all of them or for one', async () => {
    const shop = await shopWith({}, false);
    await sell(shop, '2026-01-20', 10_000);
    unwrap(await setSchedule(staff, { beginsOn: null }));
    unwrap(await holdMerchant(staff, { reference: shop.reference, kind: 'staff', reason: 'a secret' }));
    const upcoming = await upcomingOf(shop);
    expect(upcoming.notes.map(({ code }) => code)).toEqual(['on_hold', 'by_hand']);
    expect(upcoming.payouts[0]?.amounts[0]?.notes.map(({ message }) => message)).toEqual([
      'There is no payout on Monday 26 January: it is made up for on Thursday 29 January.',
      'There is no confirmed bank account for EUR yet. It is paid once there is one.',
    ]);
    expect(JSON.stringify(upcoming)).not.toContain('secret');
  });
});
