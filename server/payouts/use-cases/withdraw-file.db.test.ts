import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { camt, uploadStatement } from '@/prisma/demo/bank-statements';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeBankAccount, makePerson } from '@/prisma/demo/factories';
import { leaveInFiles, type PaidMerchant, personOf, runToEndings } from '@/prisma/demo/payout-files';
import { verifyRecord } from '@/server/audit/use-cases/verify-record';
import type { Actor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { holdMerchant } from '@/server/merchants/use-cases/hold-merchant';
import { fixClock, wallNow } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { storeFile } from '@/server/platform/storage';
import { writePain002 } from '../providers/simulated-bank/pain-002-writer';
import { cancelPayout } from './decide-payout';
import { giveToDemoBank } from './demo-bank';
import { downloadPayoutFile } from './download-file';
import { getPayout } from './get-payout';
import { getPayoutFile } from './list-files';
import { receiveReport } from './receive-report';
import { settleAttempt } from './settle-attempt';
import { checkFileWithdrawal, withdrawPayoutFile } from './withdraw-file';
import { writablePayouts } from './writable-payouts';
import { writePayoutFile } from './write-file';

process.env.PAYOUT_PROVIDER = 'simulator';
resetConfig();
const operator = await personOf('finance_operator', 'Olga');
const admin = fresh(await personOf('admin', 'Ada'));
const approver = fresh(await personOf('finance_approver', 'Arno'));
await leaveInFiles();

function fresh(actor: Actor, minutes = 0): Actor {
  if (actor.kind !== 'user' || !actor.session) throw new Error('nobody is signed in');
  const secondFactorAt = new Date(wallNow().getTime() - minutes * 60_000);
  return { ...actor, session: { ...actor.session, secondFactorAt } };
}

const reason = 'The bank’s page refused it.';
const waiting = async (id: string) => unwrap(await getPayoutFile(operator, id)).withdrawal?.id ?? '0';
const confirm = async (actor: Actor, id: string) =>
  checkFileWithdrawal(actor, { id, withdrawalId: await waiting(id), confirm: true });

// Each test has a week of its own, long past, and stands at its own noon.
let endingBefore = localDate('2025-01-06');
let restore = () => {};
let runId = '';
let merchants: PaidMerchant[] = [];
let id = '';
beforeEach(async () => {
  endingBefore = addDays(endingBefore, 7);
  restore = fixClock(new Date(`${endingBefore}T12:00:00Z`));
  ({ runId, merchants } = await runToEndings(endingBefore, ['10', '11']));
  id = unwrap(await writePayoutFile(operator, { runId, currency: 'EUR' })).id;
});
afterEach(async () => {
  restore();
  expect(await findDiscrepancies()).toEqual([]);
});

const statuses = async () =>
  (
    await pool().query<{ status: string }>('SELECT status FROM disbursement WHERE id = ANY($1) ORDER BY id', [
      merchants.map(({ disbursementId }) => disbursementId),
    ])
  ).rows.map(({ status }) => status);
/** Of all but the audit's chains, which nothing seals here. */
const findings = async () => (await verifyRecord()).findings.filter(({ check }) => check !== 'audit chain');
const reject = async (actor: Actor) =>
  checkFileWithdrawal(actor, { id, withdrawalId: await waiting(id), confirm: false, reason: 'The bank has it.' });
const writeAgain = () =>
  writePayoutFile(operator, {
    runId,
    currency: 'EUR',
    again: { disbursementIds: merchants.map((merchant) => merchant.disbursementId.toString()), why: reason },
  });
const mailsOfFailures = async () =>
  (
    await pool().query(
      `SELECT FROM mail JOIN payout_attempt a ON once_per LIKE 'payout-failed/' || a.reference || '/%' WHERE a.file_id = $1`,
      [id],
    )
  ).rowCount;
const settleFirst = async (kind: 'paid' | 'failed' | 'returned') => {
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM payout_attempt WHERE file_id = $1 ORDER BY id', [
    id,
  ]);
  const attempt = rows[0]?.id as bigint;
  return transaction((client) => settleAttempt(client, attempt, { kind, source: 'statement' }));
};

describe('a bank file that nobody downloaded', () => {
  test('is withdrawn by one person, and its payouts go in another', async () => {
    expect(unwrap(await withdrawPayoutFile(operator, { id, reason }))).toMatchObject({
      outcomes: { open: 0, failed: 2 },
      withdrawal: { why: reason, by: 'Olga', isOwn: true, state: 'confirmed', checkedBy: null },
    });
    expect(await statuses()).toEqual(['approved', 'approved']);
    const { rows } = await pool().query(
      `SELECT e.kind, e.source, e.code, e.words FROM payout_event e JOIN payout_attempt a ON a.id = e.attempt_id WHERE a.file_id = $1`,
      [id],
    );
    expect(rows).toEqual(merchants.map(() => ({ kind: 'failed', source: 'staff', code: 'HELD', words: reason })));
    const next = unwrap(await writePayoutFile(operator, { runId, currency: 'EUR' }));
    expect(next).toMatchObject({ number: 2, transfers: 2, withdrawal: null });
    unwrap(await downloadPayoutFile(operator, { id: next.id }));
    expect(await statuses()).toEqual(['submitted', 'submitted']);
  });

  test('is not told to merchants, as what the bank refused is', async () => {
    for (const merchant of merchants) await makePerson('merchant_owner', merchant.id);
    await settleFirst('failed');
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    expect(await mailsOfFailures()).toBe(1);
  });

  test('does not leave any more', async () => {
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    const stays = { refusal: { code: 'impossible_move', message: expect.stringContaining('withdrawn') } };
    expect(await downloadPayoutFile(operator, { id })).toMatchObject(stays);
    expect(await giveToDemoBank(operator, id)).toMatchObject(stays);
    await expect(
      pool().query(
        `INSERT INTO payout_file_download (file_id, recipient, by, by_name, at) VALUES ($1, 'person', 'x', 'x', now())`,
        [id],
      ),
    ).rejects.toThrow('is withdrawn, or may be');
  });

  test('is withdrawn or downloaded, whoever is first', async () => {
    const [withdrawn, downloaded] = await Promise.all([
      withdrawPayoutFile(operator, { id, reason }),
      downloadPayoutFile(operator, { id }),
    ]);
    expect(unwrap(withdrawn).withdrawal?.state).toBe(downloaded.ok ? 'waiting' : 'confirmed');
    expect(await statuses()).toEqual(downloaded.ok ? ['submitted', 'submitted'] : ['approved', 'approved']);
  });
});

describe('a bank file that was downloaded', () => {
  beforeEach(async () => void unwrap(await downloadPayoutFile(operator, { id })));

  test('is withdrawn by two people, and stays as it is until then', async () => {
    expect(unwrap(await withdrawPayoutFile(operator, { id, reason })).withdrawal).toMatchObject({ state: 'waiting' });
    expect(await statuses()).toEqual(['submitted', 'submitted']);
    expect(await downloadPayoutFile(operator, { id, why: 'Once more.' })).toMatchObject({
      refusal: { code: 'impossible_move', message: expect.stringContaining('decided first') },
    });
    expect(await writeAgain()).toMatchObject({ refusal: { code: 'impossible_move' } });
    expect(unwrap(await confirm(approver, id))).toMatchObject({
      outcomes: { open: 0, failed: 2 },
      withdrawal: { state: 'confirmed', checkedBy: 'Arno', isOwn: false },
    });
    expect(unwrap(await writeAgain())).toMatchObject({ number: 2, transfers: 2 });
  });

  test('is not confirmed by who said it, without a code, by an operator, or twice', async () => {
    unwrap(await withdrawPayoutFile(admin, { id, reason }));
    expect(await confirm(admin, id)).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await confirm(operator, id)).toMatchObject({ refusal: { code: 'not_allowed' } });
    expect(await confirm(fresh(await personOf('finance_approver', 'Ava'), 6), id)).toMatchObject({
      refusal: { code: 'fresh_code_required' },
    });
    const both = await Promise.all([confirm(approver, id), confirm(fresh(await personOf('admin', 'Abe')), id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
  });

  test('leaves again, once that it is withdrawn was rejected', async () => {
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    expect(unwrap(await reject(approver))).toMatchObject({
      outcomes: { open: 2 },
      withdrawal: { state: 'rejected', checkedWhy: 'The bank has it.' },
    });
    expect(await confirm(approver, id)).toMatchObject({ refusal: { code: 'conflict' } });
    unwrap(await downloadPayoutFile(operator, { id, why: 'Once more.' }));
    const seen = await waiting(id);
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    expect(await withdrawPayoutFile(admin, { id, reason })).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await checkFileWithdrawal(approver, { id, withdrawalId: seen, confirm: true })).toMatchObject({
      refusal: { code: 'conflict', message: expect.stringContaining('said anew since you looked') },
    });
  });

  test('loses what is open of it alone', async () => {
    expect(await settleFirst('paid')).toBe('done');
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    expect(unwrap(await confirm(approver, id)).outcomes).toEqual({
      open: 0,
      noted: 0,
      paid: 1,
      failed: 1,
      returned: 0,
    });
    expect(await statuses()).toEqual(['paid', 'failed']);
  });

  test('is withdrawn once, by people', async () => {
    const key: Actor = { kind: 'key', id: '1', name: 'Shop', merchantId: null, scopes: ['payouts:pay'] };
    expect(await withdrawPayoutFile(key, { id, reason })).toMatchObject({ refusal: { code: 'not_allowed' } });
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    unwrap(await confirm(approver, id));
    expect(await withdrawPayoutFile(operator, { id, reason })).toMatchObject({ refusal: { code: 'conflict' } });
  });

  test('is not withdrawn once it is known of each payout what came of it', async () => {
    const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM payout_attempt WHERE file_id = $1', [id]);
    for (const attempt of rows)
      await transaction((client) => settleAttempt(client, attempt.id, { kind: 'paid', source: 'status_report' }));
    expect(await withdrawPayoutFile(operator, { id, reason })).toMatchObject({
      refusal: { code: 'impossible_move', message: expect.stringContaining('nothing is open') },
    });
  });

  test('is withdrawn by two in the database too', async () => {
    const insert = `INSERT INTO payout_file_withdrawal (file_id, why, made_by, made_by_name, made_at, is_confirmed) VALUES ($1, 'x', 'x', 'x', now(), true)`;
    await expect(pool().query(insert, [id])).rejects.toThrow('two people withdraw it');
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    const check = `UPDATE payout_file_withdrawal SET is_confirmed = true, checked_by = made_by, checked_by_name = 'x', checked_at = now() WHERE file_id = $1`;
    await expect(pool().query(check, [id])).rejects.toThrow('payout_file_withdrawal_by_two');
  });
});

describe('a bank file whose merchants changed since it was written', () => {
  const heldBack = (message: string) => ({
    refusal: { code: 'impossible_move', message: expect.stringContaining(message) },
  });

  test('is not downloaded while one is on hold, nor given to the demo bank', async () => {
    const [merchant] = merchants as [PaidMerchant];
    unwrap(await holdMerchant(operator, { reference: merchant.reference, kind: 'risk', reason: 'Chargebacks.' }));
    expect(await downloadPayoutFile(operator, { id })).toMatchObject(heldBack('was put on hold'));
    expect(await giveToDemoBank(operator, id)).toMatchObject(heldBack('withdraw the file'));
    expect(await statuses()).toEqual(['submitting', 'submitting']);
  });

  test('is not downloaded once one has another account', async () => {
    const [merchant] = merchants as [PaidMerchant];
    await makeBankAccount(merchant, { scheme: 'iban', iban: 'DE02120300000000202051' });
    expect(await downloadPayoutFile(operator, { id })).toMatchObject(heldBack('has another bank account'));
  });

  test('is downloaded again all the same: it may be with the bank', async () => {
    unwrap(await downloadPayoutFile(operator, { id }));
    const [merchant] = merchants as [PaidMerchant];
    unwrap(
      await holdMerchant(operator, { reference: merchant.reference, kind: 'staff', reason: 'Papers are missing.' }),
    );
    unwrap(await downloadPayoutFile(operator, { id, why: 'The bank’s page lost it.' }));
  });
});

describe('a bank file that people withdrew, and the bank executed all the same', () => {
  beforeEach(async () => {
    unwrap(await downloadPayoutFile(operator, { id }));
    unwrap(await withdrawPayoutFile(operator, { id, reason }));
    unwrap(await confirm(approver, id));
  });

  test('is paid by what the bank says, as long as nothing was sent in its place', async () => {
    expect(await settleFirst('paid')).toBe('done');
    expect(await settleFirst('paid')).toBe('already');
    expect(await settleFirst('failed')).toBe('contradicts');
    expect(await statuses()).toEqual(['paid', 'failed']);
    expect(unwrap(await getPayoutFile(operator, id)).outcomes).toMatchObject({ paid: 1, failed: 1 });
    expect(await writeAgain()).toMatchObject({
      refusal: { message: expect.stringContaining('it is paid or on its way') },
    });
    expect(await findings()).toEqual([]);
    expect(await settleFirst('returned')).toBe('done');
    expect(await statuses()).toEqual(['returned', 'failed']);
    expect(await findings()).toEqual([]);
  });

  test('is not taken to the bank once more where the other file has not left yet', async () => {
    const again = unwrap(await writeAgain());
    expect(await settleFirst('paid')).toBe('contradicts');
    expect(await downloadPayoutFile(operator, { id: again.id })).toMatchObject({
      refusal: { code: 'impossible_move', message: expect.stringContaining('The bank says that it executed') },
    });
    unwrap(await withdrawPayoutFile(operator, { id: again.id, reason: 'The bank paid the first.' }));
    expect(await statuses()).toEqual(['approved', 'approved']);
    const [first] = merchants as [PaidMerchant];
    expect(unwrap(await writablePayouts(operator, runId))).toMatchObject([
      {
        transfers: 1,
        others: [{ disbursementId: first.disbursementId.toString(), lookAt: expect.stringContaining('was executed') }],
      },
    ]);
    // The other never left: what the bank says counts now.
    expect(await settleFirst('paid')).toBe('done');
    expect(await statuses()).toEqual(['paid', 'approved']);
    expect(await findings()).toEqual([]);
  });

  test('is paid by a statement that books the file as one line, and names none of it', async () => {
    const { messageId, total } = unwrap(await getPayoutFile(operator, id));
    const bytes = camt({ on: endingBefore, opening: 0n, entries: [{ amountMinor: -total.amount, batch: messageId }] });
    expect(unwrap(await uploadStatement(operator, bytes)).matched).toMatchObject({ matches: 1, paid: 2 });
    expect(await statuses()).toEqual(['paid', 'paid']);
  });

  test('is not called executed by a line of another payout of the file, or by what the bank took for it', async () => {
    unwrap(await writeAgain());
    const { messageId } = unwrap(await getPayoutFile(operator, id));
    const entries = [
      { amountMinor: -5, ref: 'CHP-9999999999-01', batch: messageId },
      { amountMinor: -250, text: `FEE ${messageId}` },
    ];
    unwrap(await uploadStatement(operator, camt({ on: endingBefore, opening: 0n, entries })));
    const { rows } = await pool().query(
      'SELECT FROM payout_contradiction WHERE attempt_id IN (SELECT id FROM payout_attempt WHERE file_id = $1)',
      [id],
    );
    expect(rows).toEqual([]);
  });

  test('is told to a person where such a line comes once it was sent again', async () => {
    unwrap(await writeAgain());
    const { messageId, total } = unwrap(await getPayoutFile(operator, id));
    const entries = [{ amountMinor: -total.amount, text: `SEPA ${messageId} SAMMLER` }];
    const bytes = camt({ on: endingBefore, opening: 0n, entries });
    expect(unwrap(await uploadStatement(operator, bytes)).matched).toMatchObject({ matches: 0 });
    const [first] = merchants as [PaidMerchant];
    expect(unwrap(await getPayout(operator, first.disbursementId.toString())).contradictions).toMatchObject([
      { said: 'paid', source: 'statement', known: 'failed' },
    ]);
  });

  test('waits for somebody to look once the bank says that it has it', async () => {
    const { messageId: originalMessageId } = unwrap(await getPayoutFile(operator, id));
    const of = {
      messageId: 'BANK-1',
      createdAt: new Date(),
      originalMessageId,
      group: { code: 'ACSP' },
      transfers: [],
    };
    const report = await storeFile(Readable.from([writePain002(of)]), 1 << 20);
    expect(unwrap(await receiveReport(operator, report))).toMatchObject({ effects: { contradicts: 2 } });
    expect(unwrap(await writablePayouts(operator, runId))).toMatchObject([
      {
        transfers: 0,
        others: [{ status: 'failed', waits: null, lookAt: expect.stringContaining('was executed') }, {}],
      },
    ]);
    const [first] = merchants as [PaidMerchant];
    expect(unwrap(await getPayout(operator, first.disbursementId.toString())).contradictions).toMatchObject([
      { said: 'accepted', source: 'status_report', known: 'failed', knownSource: 'staff' },
    ]);
    const given = { disbursementId: first.disbursementId.toString(), reason: 'They asked for it.' };
    expect(await cancelPayout(operator, given)).toMatchObject({ refusal: { code: 'impossible_move' } });
  });

  test('does not come back in the database by another word of people, or of the bank that refused', async () => {
    const { rows } = await pool().query<{ id: bigint; merchant_id: bigint }>(
      'SELECT id, merchant_id FROM payout_attempt WHERE file_id = $1',
      [id],
    );
    const say = (source: string, kind: string) =>
      pool().query(
        `INSERT INTO payout_event (attempt_id, merchant_id, kind, source, at) VALUES ($1, $2, $3::payout_event_kind, $4::payout_event_source, now())`,
        [rows[0]?.id, rows[0]?.merchant_id, kind, source],
      );
    await expect(say('staff', 'paid')).rejects.toThrow('has ended otherwise');
    await expect(say('statement', 'returned')).rejects.toThrow('has ended otherwise');
    const paid = pool().query(`UPDATE disbursement SET status = 'paid' WHERE id = $1`, [merchants[0]?.disbursementId]);
    await expect(paid).rejects.toThrow('was not paid');
  });
});
