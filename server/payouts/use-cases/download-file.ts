import { createHash } from 'node:crypto';
import { moveDisbursements } from '@/server/disbursements/door';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { decrypt } from '@/server/platform/encryption';
import { waitOf } from '../domain/waits';
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
    const leaves = await mayLeave(client, BigInt(id));
    if (!leaves.ok) return leaves;
    const file = leaves.value;
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

/**
 * A file that may be taken to the bank now, with its payouts held until the transaction ends. It is not where one of them
 * could be paid otherwise by now, nor, the first time, where one would not leave any more: see `waitOf`.
 */
export async function mayLeave(client: Queryable, id: bigint): Promise<Outcome<PayoutFileRow>> {
  const attempts = await lockAttemptsOf(client, id);
  const file = await findPayoutFile(client, id);
  if (!file) return noFile();
  const withdrawn = file.withdrawal?.state;
  if (withdrawn === 'confirmed') return staysHere('This file was withdrawn: write another.');
  if (withdrawn === 'waiting')
    return staysHere('Somebody says that the bank did not execute this file: that is decided first.');
  if (attempts.some(({ hasFailed }) => hasFailed))
    return staysHere(
      'Payouts of this file failed or came back: taken to the bank now it could pay what is paid otherwise. Write a further file.',
    );
  const waitOfEach = attempts.map((attempt) => ({ ...attempt, waitsFor: waitOf(attempt, now(), false) }));
  const contradicted = waitOfEach.find(({ waitsFor }) => waitsFor === 'contradicted');
  if (contradicted)
    return staysHere(
      `The bank says that it executed what ${contradicted.merchantName} is paid by this file: ask it first.`,
    );
  const held = waitOfEach.find(({ waitsFor }) => waitsFor !== null);
  if (file.downloads.length > 0 || !held) return ok(file);
  const why = held.waitsFor === 'on_hold' ? 'was put on hold' : 'has another bank account';
  return staysHere(`${held.merchantName} ${why} since this file was written: withdraw the file, and write another.`);
}

const staysHere = (why: string) => refuse('impossible_move', why);

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
