import { expect, test } from 'vitest';
import { disburse, makeBankAccount, makeMerchant } from '@/prisma/demo/factories';
import { approvedRun, ibanEnding, owedTo, workOff } from '@/prisma/demo/payouts';
import { type Actor, jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import type { Payout, RunPayout } from '../schema';
import type { MerchantPayout } from '../schema/merchant-payouts';
import { advancePayout } from './advance-payout';
import { getPayout } from './get-payout';
import { listMerchantPayouts } from './list-merchant-payouts';
import { listRunPayouts } from './list-payouts';

const monday = localDate('2026-01-12');
const at = (time: string, day: string = monday) => new Date(`${day}T${time}Z`);

const viewerOf = ({ id }: MerchantFacts): Actor => ({
  kind: 'user',
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Vera',
  role: 'merchant_viewer',
  merchantId: id,
});
const listOf = async (merchant: MerchantFacts) =>
  unwrap(await listMerchantPayouts(viewerOf(merchant), { limit: 10 })).data;

/** A merchant whose bank does what the ending says, paid for the week before. */
async function paidBy(ending: string): Promise<MerchantFacts> {
  const restore = fixClock(at('09:00:00'));
  const merchant = await makeMerchant();
  await owedTo(merchant, monday, 10_000, ending);
  await approvedRun(monday, merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE merchant_id = $1', [
    merchant.id.toString(),
  ]);
  await workOff(rows[0]?.id as bigint, at('09:00:00'), at('09:10:00'));
  restore();
  return merchant;
}

test('what was paid says when and by which reference; nothing is left to do', async () => {
  const [payout] = await listOf(await paidBy('10'));
  expect(payout).toMatchObject({
    status: 'paid',
    amount: { amount: 9_905, currency: 'EUR' },
    paidOn: '2026-01-12',
    expectedOn: null,
    reason: null,
    reference: expect.stringMatching(/^CHP-\d{10}-01$/),
    account: expect.stringMatching(/^DE•.* \d{2}10$/),
  });
});

test('a closed account: the merchant is told what to do, in words about its account, until it has done it', async () => {
  const merchant = await paidBy('01');
  const [payout] = await listOf(merchant);
  expect(payout).toMatchObject({
    status: 'failed',
    paidOn: null,
    expectedOn: null,
    reason: {
      code: 'AC04',
      words: 'The account is closed.',
      merchantDoes: expect.stringContaining('another bank account'),
    },
  });
  await makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding('88') });
  const [after] = await listOf(merchant);
  expect(after).toEqual({ ...payout, reason: { ...payout?.reason, merchantDoes: null } });
});

test('that we lacked the money is for staff to read, and not for the merchant', async () => {
  const merchant = await paidBy('04');
  const [own] = await listOf(merchant);
  const [ours] = unwrap(await listMerchantPayouts(jobActor('test'), { limit: 1, merchant: merchant.reference })).data;
  expect(ours?.reason?.words).toContain('Our account lacked the money');
  expect(own?.reason).toEqual({ ...ours?.reason, code: null, words: expect.not.stringContaining('money') });
});

test('who has given no account is told so before anything is approved, and sees nothing of others', async () => {
  const merchant = await makeMerchant();
  await owedTo(merchant, monday, 10_000);
  await disburse('1week', monday, merchant.reference);
  const all = await listOf(merchant);
  expect(all).toMatchObject([{ status: 'planned', waitsFor: 'no_account', account: null, reference: null }]);
  const { waitsFor, account } = unwrap(await getPayout(viewerOf(merchant), all[0]?.disbursementId as string));
  expect({ waitsFor, account }).toEqual({ waitsFor: 'no_account', account: null });
  await makeBankAccount(merchant);
  const [payout] = await listOf(merchant);
  expect(payout).toMatchObject({ waitsFor: null, account: 'DE•• •••• •••• 3000' });
  expect(unwrap(await getPayout(viewerOf(merchant), payout?.disbursementId as string))).toMatchObject({
    waitsFor: null,
    account: 'DE•• •••• •••• 3000',
  });
  const other = await makeMerchant();
  expect(unwrap(await listMerchantPayouts(viewerOf(other), { limit: 10, merchant: merchant.reference })).data).toEqual(
    [],
  );
});

test('wherever one looks it stands the same: with its merchant, by itself, and in its run', async () => {
  const restore = fixClock(at('09:00:00'));
  const merchant = await makeMerchant();
  await owedTo(merchant, monday, 10_000, '10');
  await makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding('88') });
  const runId = await approvedRun(monday, merchant.reference);
  const stands = ({ status, account, waitsFor, waitsUntil, expectedOn }: Payout | RunPayout | MerchantPayout) => ({
    ...{ status, account, waitsFor, waitsUntil, expectedOn },
  });
  const [own] = await listOf(merchant);
  const id = own?.disbursementId as string;
  const looks = async () =>
    [
      (await listOf(merchant))[0],
      unwrap(await getPayout(viewerOf(merchant), id)),
      unwrap(await listRunPayouts(jobActor('test'), { runId, limit: 10 })).data[0],
    ].map((seen) => seen && stands(seen));
  const account = expect.stringMatching(/88$/);
  const coolsOff = { waitsFor: 'cooling_off', waitsUntil: '2026-01-15T09:00:00.000Z', expectedOn: '2026-01-15' };
  for (const seen of await looks()) expect(seen).toEqual({ status: 'approved', account, ...coolsOff });
  fixClock(at('09:00:00', '2026-01-16'));
  const free = { waitsFor: null, waitsUntil: null };
  for (const seen of await looks())
    expect(seen).toEqual({ status: 'approved', account, ...free, expectedOn: '2026-01-15' });
  await advancePayout(BigInt(id));
  const [listed, ...others] = await looks();
  expect(listed).toEqual({ status: 'submitting', account, ...free, expectedOn: '2026-01-16' });
  for (const seen of others) expect(seen).toEqual(listed);
  restore();
});
