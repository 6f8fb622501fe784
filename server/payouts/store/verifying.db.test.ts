import { expect, test } from 'vitest';
import { leaveInFiles, personOf, runToEndings } from '@/prisma/demo/payout-files';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { payoutChecks } from '../door';
import { downloadPayoutFile } from '../use-cases/download-file';
import { withdrawPayoutFile } from '../use-cases/withdraw-file';
import { writePayoutFile } from '../use-cases/write-file';

const found = async () => {
  const messages: string[] = [];
  for (const check of payoutChecks)
    if (check.name === 'withdrawn files') for await (const { message } of check.run()) messages.push(message);
  return messages;
};

test('a payout that counts as withdrawn, and nobody agreed, is found; and so is what is open of a withdrawn file', async () => {
  fixClock(new Date('2025-01-06T12:00:00Z'));
  await leaveInFiles();
  const operator = await personOf('finance_operator', 'Olga');
  const { runId } = await runToEndings(localDate('2025-01-06'), ['10', '11']);
  const { id, messageId } = unwrap(await writePayoutFile(operator, { runId, currency: 'EUR' }));
  unwrap(await downloadPayoutFile(operator, { id }));
  unwrap(await withdrawPayoutFile(operator, { id, reason: 'The bank’s page refused it.' }));
  expect(await found()).toEqual([]);
  await pool().query(
    `INSERT INTO payout_event (attempt_id, merchant_id, kind, source, code, at)
     SELECT id, merchant_id, 'failed', 'staff', 'WITHDRAWN', now() FROM payout_attempt WHERE file_id = $1 LIMIT 1`,
    [id],
  );
  expect(await found()).toEqual([
    `a payout of bank file ${messageId} counts as withdrawn, and two people did not withdraw it`,
  ]);
  await pool().query(
    `UPDATE payout_file_withdrawal SET is_confirmed = true, checked_by = 'x', checked_by_name = 'x', checked_at = now() WHERE file_id = $1`,
    [id],
  );
  expect(await found()).toEqual([`bank file ${messageId} is withdrawn, and a payout of it is open`]);
});
