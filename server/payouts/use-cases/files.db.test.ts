import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeBankAccount, makeMerchant } from '@/prisma/demo/factories';
import { dollars, leaveInFiles, type PaidMerchant, personOf, runToEndings } from '@/prisma/demo/payout-files';
import { approvedRun, owedTo } from '@/prisma/demo/payouts';
import { withClient } from '@/scripts/database/database';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { holdMerchant, liftHold, listHolds } from '@/server/merchants/use-cases/hold-merchant';
import { fixClock } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { readBankFile } from '../domain/bank-file';
import { cancelPayout } from './decide-payout';
import { giveToDemoBank } from './demo-bank';
import { downloadPayoutFile } from './download-file';
import { listPayoutFiles } from './list-files';
import { settleAttempt } from './settle-attempt';
import { fileCheck } from './verify-files';
import { writablePayouts } from './writable-payouts';
import { writePayoutFile } from './write-file';

process.env.PAYOUT_PROVIDER = 'simulator';
resetConfig();
const operator = await personOf('finance_operator', 'Olga');
const schema = await readFile(new URL('../domain/formats/schemas/pain.001.001.09.subset.xsd', import.meta.url), 'utf8');
await leaveInFiles();
const NET = 19_810n;

// Each test has a week of its own, long past, and stands at its own noon.
let endingBefore = localDate('2025-01-06');
let restore = () => {};
beforeEach(() => {
  endingBefore = addDays(endingBefore, 7);
  restore = fixClock(new Date(`${endingBefore}T12:00:00Z`));
});
afterEach(() => restore());

const write = (runId: string, again?: { disbursementIds: string[]; why: string }) =>
  writePayoutFile(operator, { runId, currency: 'EUR', again });
const contentOf = async (id: string, why?: string) => unwrap(await downloadPayoutFile(operator, { id, why }));
const statusOf = async (id: bigint) =>
  (await pool().query<{ status: string }>('SELECT status FROM disbursement WHERE id = $1', [id])).rows[0]?.status;
const attemptOf = async (id: bigint) =>
  (
    await pool().query<{ id: bigint }>(
      'SELECT id FROM payout_attempt WHERE disbursement_id = $1 ORDER BY number DESC',
      [id],
    )
  ).rows[0]?.id as bigint;
const fail = async (id: bigint, code: string) => {
  const attempt = await attemptOf(id);
  await transaction((client) => settleAttempt(client, attempt, { kind: 'failed', source: 'status_report', code }));
};

describe('a bank file', () => {
  test('has all of a run that can leave, and says what was approved', async () => {
    const { runId, merchants } = await runToEndings(endingBefore, ['10', '11', '12']);
    const file = unwrap(await write(runId));
    expect(file).toMatchObject({
      number: 1,
      transfers: 3,
      total: { amount: 59_430 },
      outcomes: { open: 3 },
      downloads: [],
    });
    expect(await Promise.all(merchants.map(({ disbursementId }) => statusOf(disbursementId)))).toEqual(
      merchants.map(() => 'submitting'),
    );
    const { rows } = await pool().query('SELECT content_sealed AS sealed FROM payout_file WHERE id = $1', [file.id]);
    expect(rows[0].sealed).toMatch(/^v1\.[\w-]+$/);
    const { content, sha256 } = await contentOf(file.id);
    expect(sha256).toBe(file.sha256);
    expect((await validateXML({ xml: [{ fileName: 'file.xml', contents: content }], schema })).errors).toEqual([]);
    const read = unwrap(readBankFile('pain_001', new TextEncoder().encode(content)));
    expect(read.transfers.map(({ endToEndId, amountMinor }) => [endToEndId, amountMinor])).toEqual(
      merchants.map(({ disbursementId }) => [`CHP-${disbursementId.toString().padStart(10, '0')}-01`, NET]),
    );
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('in dollars is of ACH credits', async () => {
    await leaveInFiles(dollars);
    const merchant = await makeMerchant({ currency: 'USD' });
    await owedTo(merchant, endingBefore, 20_000);
    await makeBankAccount(merchant);
    const runId = await approvedRun(endingBefore);
    const file = unwrap(await writePayoutFile(operator, { runId, currency: 'USD' }));
    const fileName = `${file.messageId}.ach`;
    expect(file).toMatchObject({ format: 'nacha', transfers: 1, fileName, account: '•••• 2290' });
    const { content } = await contentOf(file.id);
    const read = unwrap(readBankFile('nacha', new TextEncoder().encode(content)));
    expect(read).toMatchObject({
      messageId: file.messageId,
      transfers: [{ account: '021000021/123456789', amountMinor: NET }],
    });
  });

  test('is one, whoever writes it at once', async () => {
    const { runId } = await runToEndings(endingBefore, ['10', '11']);
    const both = await Promise.all([write(runId), write(runId), write(runId)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'conflict', message: expect.stringContaining('Nothing of this run') },
    });
    expect(unwrap(await listPayoutFiles(operator, { runId, limit: 10 })).data).toHaveLength(1);
  });

  test('leaves out what waits, which the next one takes up', async () => {
    const { runId, merchants } = await runToEndings(endingBefore, ['10', '11']);
    const [held, free] = merchants as [(typeof merchants)[0], (typeof merchants)[0]];
    const hold = { reference: held.reference, kind: 'staff', reason: 'Papers are missing.' } as const;
    unwrap(await holdMerchant(operator, hold));
    expect(unwrap(await writablePayouts(operator, runId))).toMatchObject([
      {
        currency: 'EUR',
        transfers: 1,
        others: [{ disbursementId: held.disbursementId.toString(), waits: 'its merchant is on hold' }],
      },
    ]);
    expect(unwrap(await write(runId)).transfers).toBe(1);
    expect(await statusOf(free.disbursementId)).toBe('submitting');
    expect(await statusOf(held.disbursementId)).toBe('approved');
    const [placed] = unwrap(await listHolds(operator, held.reference)).data;
    unwrap(await liftHold(operator, { reference: held.reference, id: placed?.id as string, reason: 'They came.' }));
    expect(unwrap(await write(runId))).toMatchObject({ number: 2, transfers: 1 });
    expect(await statusOf(held.disbursementId)).toBe('submitting');
  });

  test('takes up again what failed, for a reason, and only that', async () => {
    const { runId, merchants } = await runToEndings(endingBefore, ['10', '11']);
    const [failed, paid] = merchants.map(({ disbursementId }) => disbursementId) as [bigint, bigint];
    const first = unwrap(await write(runId));
    await contentOf(first.id);
    await fail(failed, 'AM04');
    expect(await write(runId)).toMatchObject({ refusal: { code: 'conflict' } });
    const why = 'Our account is funded.';
    expect(await write(runId, { disbursementIds: [paid.toString()], why })).toMatchObject({
      refusal: { code: 'impossible_move', message: expect.stringContaining('it is paid or on its way') },
    });
    const second = unwrap(await write(runId, { disbursementIds: [failed.toString()], why }));
    expect(second).toMatchObject({ number: 2, transfers: 1, total: { amount: 19_810 } });
    const { content } = await contentOf(second.id);
    expect(content).toContain(`CHP-${failed.toString().padStart(10, '0')}-02`);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('takes nothing to an account that the bank has closed', async () => {
    const { runId, merchants } = await runToEndings(endingBefore, ['10']);
    const id = merchants[0]?.disbursementId as bigint;
    unwrap(await write(runId));
    await fail(id, 'AC04');
    expect(unwrap(await writablePayouts(operator, runId))).toMatchObject([
      { transfers: 0, others: [{ status: 'failed', waits: expect.stringContaining('The account is closed.') }] },
    ]);
    expect(await write(runId, { disbursementIds: [id.toString()], why: 'Once more.' })).toMatchObject({
      refusal: { code: 'impossible_move', message: expect.stringContaining('until another bank account is confirmed') },
    });
  });

  test('is not written at all, where a name cannot stand in it', async () => {
    const merchant = await makeMerchant({ reference: '株式会社' });
    await owedTo(merchant, endingBefore, 20_000, '10');
    const { runId, merchants } = await runToEndings(endingBefore, ['11']);
    expect(await write(runId)).toMatchObject({
      refusal: { code: 'invalid_input', message: expect.stringContaining('has no letter that banks can carry') },
    });
    expect(await statusOf(merchants[0]?.disbursementId as bigint)).toBe('approved');
    const { rowCount } = await pool().query(
      'SELECT FROM payout_attempt a JOIN disbursement d ON d.id = a.disbursement_id WHERE d.run_id = $1',
      [runId],
    );
    expect(rowCount).toBe(0);
    expect(await findDiscrepancies()).toEqual([]);
  });
});

describe('a file that is refused', () => {
  test.each([
    ['other currencies, in words', 'DKK', 'invalid_input', 'No bank file is written in DKK'],
    ['dollars that leave by the connection', 'USD', 'conflict', 'by the bank’s connection'],
  ])('%s', async (_what, currency, code, message) => {
    await leaveInFiles({ ...dollars, channel: 'bank' });
    const { runId } = await runToEndings(endingBefore, ['10']);
    expect(await writePayoutFile(operator, { runId, currency })).toMatchObject({
      refusal: { code, message: expect.stringContaining(message) },
    });
  });

  test('a run that nobody approved, or that there is not', async () => {
    expect(await write('00000000-0000-4000-8000-000000000000')).toMatchObject({ refusal: { code: 'not_found' } });
  });

  test.each(['finance_approver', 'auditor'] as const)('a %s', async (role) => {
    const { runId } = await runToEndings(endingBefore, ['10']);
    expect(await writePayoutFile(await personOf(role, role), { runId, currency: 'EUR' })).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
  });
});

describe('a file that is downloaded', () => {
  test('counts as sent, and is downloaded again for a reason alone', async () => {
    const { runId, merchants } = await runToEndings(endingBefore, ['10']);
    const { id } = unwrap(await write(runId));
    const both = await Promise.all([downloadPayoutFile(operator, { id }), downloadPayoutFile(operator, { id })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await statusOf(merchants[0]?.disbursementId as bigint)).toBe('submitted');
    expect(await downloadPayoutFile(operator, { id })).toMatchObject({
      refusal: { code: 'invalid_input', fields: [{ field: 'why' }] },
    });
    await contentOf(id, 'The bank’s page lost it.');
    const [file] = unwrap(await listPayoutFiles(operator, { runId, limit: 1 })).data;
    expect(file?.downloads.map(({ by, why }) => [by, why])).toEqual([
      ['Olga', null],
      ['Olga', 'The bank’s page lost it.'],
    ]);
    const { rows } = await pool().query('SELECT kind, source FROM payout_event WHERE attempt_id = $1', [
      await attemptOf(merchants[0]?.disbursementId as bigint),
    ]);
    expect(rows).toEqual([{ kind: 'accepted', source: 'file' }]);
  });
});

describe('a file of which a payout failed', () => {
  test('is not taken to the bank any more, nor given to the demo’s: that payout may be paid otherwise by now', async () => {
    const { runId, merchants } = await runToEndings(endingBefore, ['10', '11']);
    const { id } = unwrap(await write(runId));
    await contentOf(id);
    const [one] = merchants as [PaidMerchant];
    await fail(one.disbursementId, 'AC04');
    const refused = { refusal: { code: 'impossible_move', message: expect.stringContaining('failed or came back') } };
    expect(await downloadPayoutFile(operator, { id, why: 'It got lost.' })).toMatchObject(refused);
    expect(await giveToDemoBank(operator, id)).toMatchObject(refused);
    const { rowCount } = await pool().query('SELECT FROM payout_file_download WHERE file_id = $1', [id]);
    expect(rowCount).toBe(1);
    expect((await pool().query(`SELECT FROM simulated_transfer`)).rowCount).toBe(0);
  });
});

describe('whoever verifies everything', () => {
  const found = async () => {
    const messages: string[] = [];
    for await (const { message } of fileCheck.run()) messages.push(message);
    return messages;
  };
  const owner = <T>(work: Parameters<typeof withClient<T>>[1]) =>
    withClient(process.env.DATABASE_OWNER_URL as string, work);
  const changed = (id: string, change: string) =>
    owner(async (client) => {
      await client.query('ALTER TABLE payout_file DISABLE TRIGGER never_changed');
      await client.query(`UPDATE payout_file SET ${change} WHERE id = $1`, [id]);
      await client.query('ALTER TABLE payout_file ENABLE TRIGGER never_changed');
    });

  test('finds a file that was changed', async () => {
    const { runId } = await runToEndings(endingBefore, ['10']);
    const { id, messageId, sha256 } = unwrap(await write(runId));
    expect(await found()).toEqual([]);
    await changed(id, `sha256 = repeat('0', 64)`);
    expect(await found()).toEqual([
      `bank file ${messageId} cannot be opened: bank file ${messageId} is not what was written`,
    ]);
    await expect(downloadPayoutFile(operator, { id })).rejects.toThrow('is not what was written');
    await changed(id, `sha256 = '${sha256}', total_minor = 1`);
    expect(await found()).toEqual([`bank file ${messageId} has another count or sum than is recorded`]);
    await changed(id, 'total_minor = 19810');
  });

  test('is helped by a database that refuses a file of other attempts', async () => {
    const { runId } = await runToEndings(endingBefore, ['10']);
    const { id } = unwrap(await write(runId));
    const copied = pool().query(
      `INSERT INTO payout_file (run_id, currency, format, number, message_id, transfers, total_minor, sha256, content_sealed,
                                created_by, created_by_name, created_at, house_account_id, execute_on)
       SELECT run_id, currency, format, 9, 'CHF-9', transfers, total_minor, sha256, content_sealed, created_by, created_by_name,
              created_at, house_account_id, execute_on FROM payout_file WHERE id = $1`,
      [id],
    );
    await expect(copied).rejects.toThrow('bank file CHF-9 is not of its attempts');
  });
});

describe('a payout', () => {
  test('is in a file or given up, never both, whoever is first', async () => {
    for (let round = 0; round < 8; round++) {
      endingBefore = addDays(endingBefore, 7);
      fixClock(new Date(`${endingBefore}T12:00:00Z`));
      const { runId, merchants } = await runToEndings(endingBefore, ['10', '11']);
      const [one] = merchants.map(({ disbursementId }) => disbursementId) as [bigint];
      const [file, cancelled] = await Promise.all([
        write(runId),
        cancelPayout(operator, { disbursementId: one.toString(), reason: 'They asked for it.' }),
      ]);
      const status = await statusOf(one);
      expect(status).toBe(cancelled.ok ? 'carried' : 'submitting');
      const { rowCount } = await pool().query('SELECT FROM payout_attempt WHERE disbursement_id = $1', [one]);
      expect(rowCount).toBe(cancelled.ok ? 0 : 1);
      const { content } = await contentOf(unwrap(file).id);
      expect(content.includes(`CHP-${one.toString().padStart(10, '0')}`)).toBe(!cancelled.ok);
    }
    expect(await findDiscrepancies()).toEqual([]);
  });
});
