import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { leaveInFiles, type PaidMerchant, personOf, runToEndings } from '@/prisma/demo/payout-files';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { readFileFrom, storeFile } from '@/server/platform/storage';
import { type WrittenReport, writePain002 } from '../providers/simulated-bank/pain-002-writer';
import { demoBankReport, giveToDemoBank } from './demo-bank';
import { downloadPayoutFile } from './download-file';
import { getPayoutFile } from './list-files';
import { listReportLines, listReports } from './list-reports';
import { receiveReport } from './receive-report';
import { writePayoutFile } from './write-file';

process.env.PAYOUT_PROVIDER = 'simulator';
resetConfig();
const operator = await personOf('finance_operator', 'Olga');
await leaveInFiles();
const NET = 19_810;

// Each test has a week of its own, long past, and stands at its own noon.
let endingBefore = localDate('2025-01-06');
let restore = () => {};
const stand = (time: string) => fixClock(new Date(`${endingBefore}T${time}Z`));
beforeEach(() => {
  endingBefore = addDays(endingBefore, 7);
  restore = stand('12:00:00');
});
afterEach(() => restore());

/** A file to accounts of these endings. */
async function written(endings: readonly string[]) {
  const { runId, merchants } = await runToEndings(endingBefore, endings);
  const file = unwrap(await writePayoutFile(operator, { runId, currency: 'EUR' }));
  return { runId, merchants, file };
}
const receive = async (bytes: Uint8Array) => receiveReport(operator, await storeFile(Readable.from([bytes]), 1 << 20));
const fetched = async (id: string) => buffer(unwrap(await demoBankReport(operator, { id })).body);
const reportOf = (originalMessageId: string, more: Partial<WrittenReport>): Uint8Array =>
  writePain002({ messageId: 'BANK-1', createdAt: new Date(), originalMessageId, group: null, transfers: [], ...more });
const referenceOf = ({ disbursementId }: PaidMerchant) => `CHP-${disbursementId.toString().padStart(10, '0')}-01`;
const statuses = async (merchants: PaidMerchant[]) => {
  const ids = merchants.map(({ disbursementId }) => disbursementId);
  const { rows } = await pool().query<{ status: string }>(
    'SELECT status FROM disbursement WHERE id = ANY($1) ORDER BY id',
    [ids],
  );
  return rows.map(({ status }) => status);
};
const runStatus = async (id: string) =>
  (await pool().query('SELECT status FROM run WHERE id = $1', [id])).rows[0].status;
/** What stands on the merchant's accounts that payouts move. */
const books = async ({ id }: PaidMerchant) => {
  const { rows } = await pool().query<{ code: string; balance_minor: bigint }>(
    `SELECT code, balance_minor FROM account WHERE merchant_id = $1 AND balance_minor <> 0
        AND code IN ('merchant_disbursement', 'payout_in_transit', 'bank')`,
    [id],
  );
  return Object.fromEntries(rows.map((row) => [row.code, Number(row.balance_minor)]));
};

describe('a file that the demo’s bank takes', () => {
  test('leads each payout to where the bank’s report says, and the ledger with it', async () => {
    const { runId, merchants, file } = await written(['10', '01', '02', '03', '04']);
    const [pays, closed, lost] = merchants as [PaidMerchant, PaidMerchant, PaidMerchant];
    unwrap(await giveToDemoBank(operator, file.id));
    expect(await statuses(merchants)).toEqual(merchants.map(() => 'submitted'));
    stand('12:05:00');
    const report = unwrap(await receive(await fetched(file.id)));
    expect(report).toMatchObject({ effects: { paid: 2, failed: 2 }, unnamed: 1, groupCode: 'PART' });
    expect(await statuses(merchants)).toEqual(['paid', 'failed', 'submitted', 'paid', 'failed']);
    expect(await runStatus(runId)).toBe('paying');
    expect(await books(pays)).toEqual({ bank: -NET });
    expect(await books(closed)).toEqual({ merchant_disbursement: -NET });
    expect(await books(lost)).toEqual({ payout_in_transit: -NET });
    expect(unwrap(await listReportLines(operator, { id: report.id, limit: 10 })).data[1]).toMatchObject({
      reference: referenceOf(closed),
      code: 'RJCT',
      reason: 'AC04',
      effect: 'failed',
    });
    expect(unwrap(await getPayoutFile(operator, file.id))).toMatchObject({
      outcomes: { open: 1, paid: 2, failed: 2, returned: 0 },
      downloads: [{ by: 'Olga', toDemoBank: true }],
      reports: 1,
    });
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('is taken once, however often it is given', async () => {
    const { file } = await written(['10']);
    await Promise.all([1, 2, 3].map(() => giveToDemoBank(operator, file.id)));
    const { rowCount } = await pool().query('SELECT FROM simulated_transfer WHERE batch_reference = $1', [
      file.messageId,
    ]);
    expect(rowCount).toBe(1);
    expect(unwrap(await getPayoutFile(operator, file.id)).downloads).toHaveLength(1);
  });

  test('is on its way at first', async () => {
    const { merchants, file } = await written(['10']);
    unwrap(await giveToDemoBank(operator, file.id));
    expect(unwrap(await receive(await fetched(file.id))).effects).toEqual({ noted: 1 });
    expect(await statuses(merchants)).toEqual(['submitted']);
    stand('12:05:00');
    expect(unwrap(await receive(await fetched(file.id))).effects).toEqual({ paid: 1 });
    expect(await statuses(merchants)).toEqual(['paid']);
  });

  test('has no demo bank where there is no demo', async () => {
    const { file } = await written(['10']);
    process.env.PAYOUT_PROVIDER = 'none';
    resetConfig();
    const given = await giveToDemoBank(operator, file.id);
    process.env.PAYOUT_PROVIDER = 'simulator';
    resetConfig();
    expect(given).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await demoBankReport(operator, { id: file.id })).toMatchObject({ refusal: { code: 'conflict' } });
  });
});

describe('a status report', () => {
  test('has an effect once, whoever drops it, and however often', async () => {
    const { merchants, file } = await written(['10', '11']);
    await downloadPayoutFile(operator, { id: file.id });
    const bytes = reportOf(file.messageId, { group: { code: 'ACSC' } });
    const all = await Promise.all([receive(bytes), receive(bytes), receive(bytes)]);
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'conflict', message: expect.stringContaining('was taken in before, ') },
    });
    expect(await statuses(merchants)).toEqual(['paid', 'paid']);
    expect(unwrap(await listReports(operator, file.id))).toHaveLength(1);
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n FROM payout_event e JOIN payout_attempt a ON a.id = e.attempt_id WHERE a.file_id = $1 AND kind = 'paid'`,
      [file.id],
    );
    expect(rows[0].n).toBe(2);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('that says the same in other bytes changes nothing', async () => {
    const { file } = await written(['10']);
    unwrap(await receive(reportOf(file.messageId, { group: { code: 'ACSC' } })));
    const again = unwrap(await receive(reportOf(file.messageId, { messageId: 'BANK-2', group: { code: 'ACCC' } })));
    expect(again.effects).toEqual({ repeated: 1 });
  });

  test('of a file that is refused whole rejects each payout in it', async () => {
    const { runId, merchants, file } = await written(['10', '11']);
    const rejected = { code: 'RJCT', reason: { code: 'FF01', words: 'Format' } };
    expect(unwrap(await receive(reportOf(file.messageId, { group: rejected }))).effects).toEqual({ failed: 2 });
    expect(await statuses(merchants)).toEqual(['failed', 'failed']);
    expect(await runStatus(runId)).toBe('completed_with_failures');
    expect(await books(merchants[0] as PaidMerchant)).toEqual({ merchant_disbursement: -NET });
  });

  test('that contradicts what is known, or names a stranger, changes nothing, and says so', async () => {
    const { merchants, file } = await written(['10', '11']);
    const [one, other] = merchants as [PaidMerchant, PaidMerchant];
    unwrap(
      await receive(
        reportOf(file.messageId, { transfers: [{ endToEndId: referenceOf(one), status: { code: 'ACSC' } }] }),
      ),
    );
    const rejected = { code: 'RJCT', reason: { code: 'AC04' } };
    const second = unwrap(
      await receive(
        reportOf(file.messageId, {
          messageId: 'BANK-2',
          transfers: [
            { endToEndId: referenceOf(one), status: rejected },
            { endToEndId: 'CHP-9999999999-01', status: { code: 'ACSC' } },
          ],
        }),
      ),
    );
    expect(second).toMatchObject({ effects: { contradicts: 1, unknown_reference: 1 }, unnamed: 1 });
    expect(await statuses([one, other])).toEqual(['paid', 'submitting']);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test.each<[string, Uint8Array, string, string]>([
    ['a file that is not ours', reportOf('CHF-9999999999', {}), 'not_found', 'no bank file of ours'],
    ['something else', new TextEncoder().encode('IBAN;amount'), 'invalid_input', ''],
  ])('on %s is refused, and not kept', async (_what, bytes, code, message) => {
    const stored = await storeFile(Readable.from([bytes]), 1 << 20);
    expect(await receiveReport(operator, stored)).toMatchObject({
      refusal: { code, message: expect.stringContaining(message) },
    });
    await expect(buffer(readFileFrom(stored.key, 0))).rejects.toThrow();
  });

  test('is never taken in by who may not pay', async () => {
    const stored = await storeFile(Readable.from([reportOf('CHF-1', {})]), 1 << 20);
    const auditor = await personOf('auditor', 'Aude');
    expect(await receiveReport(auditor, stored)).toMatchObject({ refusal: { code: 'not_allowed' } });
  });
});
