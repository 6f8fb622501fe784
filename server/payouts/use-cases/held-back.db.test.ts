import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeBankAccount, makeMerchant } from '@/prisma/demo/factories';
import { approvedRun, ibanEnding, owedTo, workOff } from '@/prisma/demo/payouts';
import { verifyRecord } from '@/server/audit/use-cases/verify-record';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { holdMerchant, liftHold, listHolds } from '@/server/merchants/use-cases/hold-merchant';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { advancePayout } from './advance-payout';
import { getPayout } from './get-payout';

const operator = jobActor('test');
const MINUTE = 60_000;

// Each test has a week of its own, long past, and stands at its own noon.
let endingBefore = localDate('2025-01-06');
let noon = new Date();
let restore = () => {};
function nextWeek() {
  endingBefore = addDays(endingBefore, 7);
  noon = new Date(`${endingBefore}T12:00:00Z`);
  restore = fixClock(noon);
}
beforeEach(nextWeek);
afterEach(() => restore());
const advance = (id: bigint, untilMs: number, fromMs = 0) =>
  workOff(id, new Date(noon.getTime() + fromMs), new Date(noon.getTime() + untilMs));

/** A payout of an approved run, whose transfer is written down, and of which the bank has not heard. */
async function made(ending: string) {
  const merchant = await makeMerchant();
  await owedTo(merchant, endingBefore, 20_000, ending);
  const runId = await approvedRun(endingBefore, merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
  const id = rows[0]?.id as bigint;
  await advancePayout(id);
  expect(await shown(id)).toMatchObject({ status: 'submitting', attempts: [{ events: [] }] });
  return { merchant, runId, id };
}
const shown = async (id: bigint) => unwrap(await getPayout(operator, id.toString()));
const hold = async ({ reference }: MerchantFacts) =>
  unwrap(await holdMerchant(operator, { reference, kind: 'staff', reason: 'A look at its papers.' }));
const lift = async ({ reference }: MerchantFacts) => {
  const { data } = unwrap(await listHolds(operator, reference));
  unwrap(await liftHold(operator, { reference, id: data[0]?.id as string, reason: 'All is well.' }));
};
const heardOf = async (id: bigint) =>
  (
    await pool().query('SELECT FROM simulated_transfer WHERE reference LIKE $1', [
      `CHP-${id.toString().padStart(10, '0')}%`,
    ])
  ).rowCount;
const held = { kind: 'failed', source: 'staff', code: 'HELD' };

test('whose merchant is put on hold before the bank heard of it waits, and leaves by another transfer after', async () => {
  const { id, runId, merchant } = await made('99');
  await hold(merchant);
  await advance(id, MINUTE);
  expect(await shown(id)).toMatchObject({
    status: 'approved',
    waitsFor: 'on_hold',
    reason: null,
    attempts: [{ events: [held] }],
  });
  expect(await heardOf(id)).toBe(0);
  const { rows } = await pool().query('SELECT status FROM run WHERE id = $1', [runId]);
  expect(rows).toEqual([{ status: 'paying' }]);
  expect(await findDiscrepancies()).toEqual([]);
  await lift(merchant);
  await advance(id, MINUTE);
  expect(await shown(id)).toMatchObject({ status: 'paid', attempts: [{ number: 2 }, { number: 1, events: [held] }] });
  expect(await findDiscrepancies()).toEqual([]);
  expect((await verifyRecord()).findings).toEqual([]);
});

test('whose account has changed before the bank heard of it waits for somebody to say that it goes there', async () => {
  const { id, merchant } = await made('99');
  await makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding('88') });
  await advance(id, MINUTE);
  expect(await shown(id)).toMatchObject({ status: 'approved', waitsFor: 'account_changed' });
  expect(await heardOf(id)).toBe(0);
});

test('what could not be sent as the bank was away has not left either', async () => {
  const { id, merchant } = await made('05');
  await advancePayout(id);
  expect((await shown(id)).attempts[0]?.events.map(({ kind }) => kind)).toEqual(['sending', 'not_sent']);
  await hold(merchant);
  await advance(id, MINUTE);
  expect(await shown(id)).toMatchObject({ status: 'approved', waitsFor: 'on_hold' });
});

test('what the bank may have heard of is not called failed: it is asked about, and sent again only off hold', async () => {
  const { id, merchant } = await made('99');
  // The process died in the call.
  await pool().query(
    `INSERT INTO payout_event (attempt_id, merchant_id, kind, source, at)
     SELECT id, merchant_id, 'sending', 'bank', $2 FROM payout_attempt WHERE disbursement_id = $1`,
    [id, noon],
  );
  await hold(merchant);
  await advance(id, 59 * MINUTE, MINUTE);
  expect(await shown(id)).toMatchObject({ status: 'submitting', attempts: [{ number: 1 }] });
  expect((await shown(id)).attempts[0]?.events.map(({ kind }) => kind)).toEqual(['sending', 'asking', 'not_found']);
  expect(await heardOf(id)).toBe(0);
  await lift(merchant);
  await advance(id, 70 * MINUTE, 60 * MINUTE);
  const { status, attempts } = await shown(id);
  expect([status, attempts.length]).toEqual(['paid', 1]);
});

test('a hold that races the call to the bank holds it back, or comes after it: never both, never neither', async () => {
  let sent = 0;
  for (let race = 0; race < 12; race++) {
    const { id, merchant } = await made('99');
    const send = () => Promise.all([advancePayout(id), advancePayout(id)]);
    const aLittleLater = async () => {
      for (let trip = 0; trip < race; trip++) await pool().query('SELECT');
      await hold(merchant);
    };
    // Two do not race, so that both outcomes are among them.
    if (race === 10) await hold(merchant).then(send);
    else if (race === 11) await send().then(() => hold(merchant));
    else await Promise.all([send(), aLittleLater()]);
    const { status, attempts } = await shown(id);
    const isSent = (await heardOf(id)) === 1;
    if (isSent) sent++;
    expect([status, attempts[0]?.events.some(({ code }) => code === 'HELD')]).toEqual(
      isSent ? [expect.stringMatching(/submitt/), false] : ['approved', true],
    );
    nextWeek();
  }
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(12);
});
