import { Readable } from 'node:stream';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import type { Download } from '@/server/platform/download';
import { presentPayoutFile } from '../present/files';
import { currentPayoutProvider } from '../providers/providers';
import { reportOn, takeFile } from '../providers/simulated-bank/take-file';
import type { PayoutFile } from '../schema/files';
import { findPayoutFile, insertDownload, type PayoutFileRow } from '../store/files';
import { contentOf, markSent, mayLeave, noFile } from './download-file';

/** Gives a file to the bank of the demo, which takes each transfer in it once, as a real bank's page of uploads would. */
export async function giveToDemoBank(actor: Actor | null, id: string): Promise<Outcome<PayoutFile>> {
  const may = authorise(actor, 'payouts:pay');
  if (!may.ok) return may;
  if (!isDemoBankThere()) return noDemoBank();
  const given = await transaction(async (client) => {
    const leaves = await mayLeave(client, BigInt(id));
    if (!leaves.ok) return leaves;
    const file = leaves.value;
    const { value: by } = may;
    const of = { fileId: file.id, by: actorKey(by), byName: by.name, at: now(), why: null };
    if (await insertDownload(client, { ...of, recipient: 'demo_bank' }))
      await audit(client, {
        actor: by,
        action: 'payout_file.given_to_demo_bank',
        object: { type: 'payout_file', id },
        merchantId: null,
      });
    await markSent(client, file.id);
    return ok({ file, content: await contentOf(client, file) });
  });
  if (!given.ok) return given;
  // That it left is written down before the bank has it; should this be cut off, it is given once more.
  const { file, content } = given.value;
  await takeFile(file.format, file.currency, new TextEncoder().encode(content.content));
  return ok(presentPayoutFile((await findPayoutFile(pool(), file.id)) as PayoutFileRow, may.value));
}

/** The status report that the demo's bank gives on a file now, as a person would fetch it there. */
export async function demoBankReport(actor: Actor | null, { id }: { id: string }): Promise<Outcome<Download>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  if (!isDemoBankThere()) return noDemoBank();
  const file = await findPayoutFile(pool(), BigInt(id));
  if (!file) return noFile();
  const report = await reportOn(file.messageId, file.format);
  if (!report) return refuse('conflict', 'The demo bank has not got this file: give it there first.');
  return ok({
    fileName: `${file.messageId}-report.xml`,
    contentType: 'application/xml',
    body: Readable.from([Buffer.from(report)]),
  });
}

export const isDemoBankThere = (): boolean => currentPayoutProvider()?.name === 'simulator';

export const noDemoBank = () => refuse('conflict', 'There is no demo bank here: take the file to your bank.');
