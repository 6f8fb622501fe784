import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeMerchant } from '@/prisma/demo/factories';
import { leaveInFiles, personOf, runToEndings } from '@/prisma/demo/payout-files';
import { approvedRun, ibanEnding, owedTo, workOff } from '@/prisma/demo/payouts';
import { withClient } from '@/scripts/database/database';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { storeFile } from '@/server/platform/storage';
import { writePain002 } from '../providers/simulated-bank/pain-002-writer';
import { takeTransfers } from '../providers/simulated-bank/take-transfers';
import { advancePayout } from './advance-payout';
import { downloadPayoutFile } from './download-file';
import { getPayout } from './get-payout';
import { receiveReport } from './receive-report';
import { writePayoutFile } from './write-file';

// That a transfer is a duplicate says nothing of the first one, which may be paid: it is never taken for a failure of it.

const operator = await personOf('finance_operator', 'Olga');
const MINUTE = 60_000;

// Each test has a week of its own, long past, and stands at its own noon.
let endingBefore = localDate('2025-01-06');
let noon = new Date();
let restore = () => {};
beforeEach(() => {
  endingBefore = addDays(endingBefore, 7);
  noon = new Date(`${endingBefore}T12:00:00Z`);
  restore = fixClock(noon);
});
afterEach(async () => {
  restore();
  expect(await findDiscrepancies()).toEqual([]);
});

const codes = ['AM05', 'DUPL', 'RF01', 'R24'];
const shown = async (id: bigint) => unwrap(await getPayout(operator, id.toString()));
const mails = async () => (await pool().query(`SELECT FROM mail WHERE kind LIKE 'payouts.%'`)).rowCount;

describe('by the bank’s connection', () => {
  /** A payout whose transfer is written down, and has not been sent. */
  async function made(ending: string) {
    const merchant = await makeMerchant({ email: 'merchant@test.example' });
    await owedTo(merchant, endingBefore, 20_000, ending);
    const runId = await approvedRun(endingBefore, merchant.reference);
    const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
    const id = rows[0]?.id as bigint;
    await advancePayout(id);
    return id;
  }
  /** What the bank says of a payout from now on: that it is a duplicate, or how it stands. */
  const bankSays = (id: bigint, code: string | null) =>
    withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
      client.query('UPDATE simulated_transfer SET refusal_code = $2, executes_at = $3 WHERE reference LIKE $1', [
        `CHP-${id.toString().padStart(10, '0')}%`,
        code,
        noon,
      ]),
    );
  const advance = (id: bigint, fromMs: number, untilMs: number) =>
    workOff(id, new Date(noon.getTime() + fromMs), new Date(noon.getTime() + untilMs));

  test.each(codes)('%s as the answer to sending: the first one is asked about until its end is known', async (code) => {
    const id = await made('99');
    const reference = `CHP-${id.toString().padStart(10, '0')}-01`;
    const heard = { reference, batchReference: null, holderName: 'Somebody', account: ibanEnding('99') };
    await takeTransfers([{ ...heard, currency: 'EUR', amountMinor: 19_810n }]);
    await bankSays(id, code);
    await advancePayout(id);
    expect((await shown(id)).attempts[0]?.events.at(-1)).toMatchObject({ kind: 'unknown', code });
    await advance(id, MINUTE, 10 * MINUTE);
    expect(await shown(id)).toMatchObject({ status: 'unknown', reason: null, attempts: [{ number: 1 }] });
    await bankSays(id, null);
    await advance(id, 20 * MINUTE, 120 * MINUTE);
    expect(await shown(id)).toMatchObject({ status: 'paid', attempts: [{ number: 1 }] });
    expect(await mails()).toBe(0);
  });

  test('once it was taken, that it is a duplicate changes nothing', async () => {
    const id = await made('99');
    await advancePayout(id);
    await bankSays(id, 'AM05');
    await advance(id, MINUTE, 10 * MINUTE);
    const { status, attempts } = await shown(id);
    expect([status, attempts.length]).toEqual(['submitted', 1]);
    expect(new Set(attempts[0]?.events.map(({ kind }) => kind))).toEqual(new Set(['sending', 'accepted', 'asking']));
    expect(await mails()).toBe(0);
  });
});

describe('by a status report', () => {
  beforeEach(() => leaveInFiles());

  test.each(codes)('%s contradicts, and leaves the payout with the bank', async (code) => {
    const { runId, merchants } = await runToEndings(endingBefore, ['10', '11']);
    const file = unwrap(await writePayoutFile(operator, { runId, currency: 'EUR' }));
    unwrap(await downloadPayoutFile(operator, { id: file.id }));
    const report = async (messageId: string, status: { code: string; reason?: { code: string } }) => {
      const of = { messageId, createdAt: noon, originalMessageId: file.messageId, group: status, transfers: [] };
      const stored = await storeFile(Readable.from([writePain002(of)]), 1 << 20);
      return unwrap(await receiveReport(operator, stored)).effects;
    };
    expect(await report(`${code}-1`, { code: 'RJCT', reason: { code } })).toEqual({ contradicts: 2 });
    for (const { disbursementId } of merchants)
      expect(await shown(disbursementId)).toMatchObject({ status: 'submitted', attempts: [{ number: 1 }] });
    expect(await mails()).toBe(0);
    expect(await report(`${code}-2`, { code: 'ACSC' })).toEqual({ paid: 2 });
  });
});
