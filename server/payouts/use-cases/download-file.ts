import { createHash } from 'node:crypto';
import { moveDisbursements } from '@/server/disbursements/door';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { decrypt } from '@/server/platform/encryption';
import { fileNameOf } from '../present/files';
import type { DownloadPayoutFileInput, PayoutFileContent } from '../schema/files';
import { insertEvents } from '../store/attempts';
import { findPayoutFile, findSealedFile, insertDownload, lockAttemptsOf, type PayoutFileRow } from '../store/files';
import { sealedFileFor } from './write-file';

/**
 * Gives a bank file to who takes it to the bank: once, or again for a reason that is kept. From the first time on its payouts
 * count as sent.
 */
export async function downloadPayoutFile(
  actor: Actor | null,
  { id, why }: DownloadPayoutFileInput,
): Promise<Outcome<PayoutFileContent>> {
  const may = authorise(actor, 'payouts:pay');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const file = await findPayoutFile(client, BigInt(id));
    if (!file) return noFile();
    if (await isOver(client, file.id)) return fileIsOver();
    const of = { recipient: 'person', by: actorKey(may.value), byName: may.value.name, at: now() } as const;
    const isFirst = await insertDownload(client, { ...of, fileId: file.id, why: null });
    if (!isFirst && !why) return secondTime();
    if (!isFirst) await insertDownload(client, { ...of, fileId: file.id, why: why ?? null });
    await audit(client, {
      actor: may.value,
      action: isFirst ? 'payout_file.downloaded' : 'payout_file.downloaded_again',
      object: { type: 'payout_file', id },
      merchantId: null,
      ...(why ? { why } : {}),
    });
    await markSent(client, file.id);
    return ok(await contentOf(client, file));
  });
}

/** A payout of the file failed or came back, and may be in another file by now: this one is not taken to the bank any more. */
export const isOver = async (client: Queryable, fileId: bigint): Promise<boolean> =>
  (await lockAttemptsOf(client, fileId)).some(({ hasFailed }) => hasFailed);

export const fileIsOver = () =>
  refuse(
    'impossible_move',
    'Payouts of this file failed or came back: taken to the bank now it could pay what is paid otherwise. Write a further file.',
  );

export const noFile = () => refuse('not_found', 'There is no such bank file.');

const secondTime = () => {
  const message = 'is missing: the file was downloaded before, and what is taken to the bank twice may be paid twice';
  return refuse('invalid_input', 'This file was downloaded before. Say why it is downloaded again.', {
    fields: [{ field: 'why', message }],
  });
};

/** Whoever has the file can take it to the bank at any time: its payouts are under way. */
export async function markSent(client: Queryable, fileId: bigint): Promise<void> {
  const sent = (await lockAttemptsOf(client, fileId)).filter(({ isKnown }) => !isKnown);
  const said = { code: null, words: null, bankReference: null, bookedOn: null };
  const at = now();
  await insertEvents(
    client,
    sent.map(({ id, merchantId }) => ({ attemptId: id, merchantId, kind: 'accepted', source: 'file', ...said, at })),
  );
  await moveDisbursements(
    client,
    sent.map(({ disbursementId }) => disbursementId),
    ['submitting'],
    'submitted',
  );
}

/** What was written, opened again. Throws where it is not that any more. */
export async function contentOf(client: Queryable, file: PayoutFileRow): Promise<PayoutFileContent> {
  const content = decrypt((await findSealedFile(client, file.id)) ?? '', sealedFileFor(file.id));
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sha256 !== file.sha256) throw new Error(`bank file ${file.messageId} is not what was written`);
  const contentType = file.format === 'pain_001' ? 'application/xml' : 'text/plain';
  return { fileName: fileNameOf(file.messageId, file.format), contentType, sha256, content };
}
