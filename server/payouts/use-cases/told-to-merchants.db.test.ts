import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant, makePerson } from '@/prisma/demo/factories';
import { leaveInFiles, personOf } from '@/prisma/demo/payout-files';
import { approvedRun, owedTo } from '@/prisma/demo/payouts';
import { getTimeline } from '@/server/audit/use-cases/get-timeline';
import { listEntries } from '@/server/audit/use-cases/list-entries';
import type { Actor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { advancePayout } from './advance-payout';
import { getPayout } from './get-payout';
import { type Settled, settleAttempt } from './settle-attempt';
import { writePayoutFile } from './write-file';

const operator = await personOf('finance_operator', 'Olga');
const HOUR = 3_600_000;

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

/** A payout that waits for its transfer, of a merchant with an address, an owner and a viewer. */
async function approved() {
  const merchant = await makeMerchant({ email: `${endingBefore}@merchant.example` });
  await makePerson('merchant_owner', merchant.id);
  await makePerson('merchant_viewer', merchant.id);
  await owedTo(merchant, endingBefore, 20_000, '99');
  const runId = await approvedRun(endingBefore, merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
  return { merchant, runId, id: rows[0]?.id as bigint };
}
async function settle(id: bigint, settled: Settled) {
  const { rows } = await pool().query<{ id: bigint }>(
    'SELECT id FROM payout_attempt WHERE disbursement_id = $1 ORDER BY number DESC',
    [id],
  );
  return transaction((client) => settleAttempt(client, rows[0]?.id as bigint, settled));
}
const failed = (code: string): Settled => ({ kind: 'failed', source: 'bank', code });
const mails = async ({ id }: MerchantFacts) =>
  (
    await pool().query<{ to: string; subject: string; text: string }>(
      `SELECT "to", subject, text FROM mail WHERE merchant_id = $1 AND kind LIKE 'payouts.%' ORDER BY "to"`,
      [id],
    )
  ).rows;

test.each([
  ['what is wrong with our account is not', 'AM04', null],
  ['what is wrong with its own is', 'AC04', 'AC04'],
])('a merchant’s own audit and payout tell why it failed: %s', async (_what, code, told) => {
  const { merchant, id } = await approved();
  await advancePayout(id);
  await settle(id, failed(code));
  const owner: Actor = {
    kind: 'user',
    id: await makePerson('merchant_owner', merchant.id),
    name: 'Olivia',
    role: 'merchant_owner',
    merchantId: merchant.id,
  };
  const ofIt = { objectType: 'disbursement', objectId: id.toString(), limit: 50 };
  const entries = unwrap(await listEntries(owner, ofIt)).data;
  const entry = entries.find(({ action }) => action === 'disbursement.failed');
  const reference = `CHP-${id.toString().padStart(10, '0')}-01`;
  expect(entry?.after).toEqual({ status: 'failed', reference, ...(told ? { code: told } : {}) });
  const { events } = unwrap(await getTimeline(owner, 'disbursement', id.toString()));
  const seen = JSON.stringify([entries, events, unwrap(await getPayout(owner, id.toString()))]);
  expect(seen.includes(code)).toBe(told !== null);
  expect(unwrap(await getPayout(operator, id.toString())).reason?.code).toBe(code);
});

describe('a mail about a payout', () => {
  test('goes once to the merchant and its owners, and says what to do about the account', async () => {
    const { merchant, id } = await approved();
    await advancePayout(id);
    expect(await settle(id, failed('AC04'))).toBe('done');
    expect(await settle(id, { ...failed('AC04'), source: 'statement' })).toBe('already');
    const sent = await mails(merchant);
    expect(sent.map(({ to }) => to)).toEqual([
      `${endingBefore}@merchant.example`,
      expect.stringMatching(/^merchant_owner-/),
    ]);
    for (const { subject, text } of sent) {
      expect(subject).toBe(`A payout did not arrive: CHP-${id.toString().padStart(10, '0')}-01`);
      expect(text).toContain('The account is closed.');
      expect(text).toContain('give another bank account');
      expect(text).toContain('/bank-accounts');
      expect(text).not.toContain('37040044');
    }
  });

  test('follows what was paid and came back', async () => {
    const { merchant, id } = await approved();
    await advancePayout(id);
    await settle(id, { kind: 'paid', source: 'bank' });
    expect(await mails(merchant)).toEqual([]);
    await settle(id, { kind: 'returned', source: 'bank', code: 'AC06' });
    expect((await mails(merchant)).map(({ subject }) => subject)).toEqual(
      Array(2).fill(`A payout came back: CHP-${id.toString().padStart(10, '0')}-01`),
    );
  });

  test('is not written while it is tried again by itself; then there is nothing to do', async () => {
    const { merchant, id } = await approved();
    await advancePayout(id);
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(await mails(merchant)).toEqual([]);
      await settle(id, failed('AM04'));
      fixClock(new Date(noon.getTime() + attempt * 5 * HOUR));
      await advancePayout(id);
    }
    const sent = await mails(merchant);
    expect(sent).toHaveLength(2);
    for (const { subject, text } of sent) {
      expect(subject).toBe(`A payout did not arrive: CHP-${id.toString().padStart(10, '0')}-04`);
      expect(text).toContain('for a reason that does not lie with you');
      expect(text).toContain('There is nothing for you to do');
      expect(text).toContain(`/disbursements/${id}`);
    }
  });

  test('is written at once of what left in a file: nobody tries that again by itself', async () => {
    await leaveInFiles();
    const { merchant, runId, id } = await approved();
    unwrap(await writePayoutFile(operator, { runId, currency: 'EUR' }));
    await settle(id, { ...failed('AM04'), source: 'status_report' });
    expect(await mails(merchant)).toHaveLength(2);
  });
});
