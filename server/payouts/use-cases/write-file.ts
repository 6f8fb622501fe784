import { createHash } from 'node:crypto';
import { followPayouts } from '@/server/disbursements/door';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { addDays } from '@/server/kernel/calendar';
import { type Outcome, ok, RefusedError, refuse, unwrap } from '@/server/kernel/outcome';
import { payeesOf } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { allOrNothing, type Queryable } from '@/server/platform/db';
import { encrypt } from '@/server/platform/encryption';
import { type BankFile, formatOf, writeBankFile } from '../domain/bank-file';
import { executionDay } from '../domain/execution-day';
import { presentPayoutFile } from '../present/files';
import type { PayoutFile, WritePayoutFileInput } from '../schema/files';
import {
  countFiles,
  findPayoutFile,
  insertPayoutFile,
  lockFilesOf,
  nextFileId,
  type PayoutFileRow,
} from '../store/files';
import { findHouseAccount } from '../store/house-accounts';
import { choosePayouts } from './choose-payouts';
import { type Opened, openAttempts } from './open-attempts';

/**
 * Writes one bank file of what a run pays in a currency and may be paid now, with its attempts, in one transaction: a payout
 * is in one file at a time, or in none. What is paid again is named, with the reason. What was written is read back and held
 * against what was meant, and lies encrypted.
 */
export async function writePayoutFile(actor: Actor | null, input: WritePayoutFileInput): Promise<Outcome<PayoutFile>> {
  const may = authorise(actor, 'payouts:pay');
  if (!may.ok) return may;
  // Attempts that were made for a file that cannot be written are taken back with it.
  return allOrNothing(async (client) => ok(await write(client, may.value, input)));
}

async function write(client: Queryable, actor: Actor, input: WritePayoutFileInput): Promise<PayoutFile> {
  const { runId, currency, again } = input;
  await lockFilesOf(client, currency);
  const format = unwrap(formatOf(currency));
  const from = await findHouseAccount(client, currency);
  if (!from) throw new RefusedError(noAccount(currency).refusal);
  const chosen = unwrap(await choosePayouts(client, input));
  const id = await nextFileId(client);
  const by = actorKey(actor);
  const opening = { by, channel: 'file', fileId: id } as const;
  const reason = new Map(chosen.again.map((disbursementId) => [disbursementId, again?.why ?? '']));
  const { opened: made } = await openAttempts(client, [...chosen.first, ...chosen.again], { ...opening, reason });
  const opened = made.sort((a, b) => (a.reference < b.reference ? -1 : 1));
  if (opened.length === 0) throw new RefusedError(nothingToPay(currency).refusal);

  const at = now();
  const counted = await countFiles(client, runId, currency, new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`));
  const messageId = `CHF-${id.toString().padStart(10, '0')}`;
  const executeOn = executionDay(currency, at);
  const bytes = unwrap(
    writeBankFile(format, {
      messageId,
      createdAt: at,
      executeOn,
      before: counted.ofDay,
      sender: config().SELLER_NAME,
      from,
      transfers: await transfersOf(client, opened),
    }),
  );
  const totalMinor = opened.reduce((sum, { disbursement }) => sum + disbursement.amountMinor, 0n);
  await insertPayoutFile(client, {
    id,
    runId,
    currency,
    format,
    number: counted.ofRun + 1,
    messageId,
    transfers: opened.length,
    totalMinor,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentSealed: encrypt(new TextDecoder().decode(bytes), sealedFileFor(id)),
    createdBy: by,
    createdByName: actor.name,
    createdAt: at,
    houseAccountId: from.id,
    executeOn,
  });
  const written = (await findPayoutFile(client, id)) as PayoutFileRow;
  await audit(client, {
    actor,
    action: 'payout_file.written',
    object: { type: 'payout_file', id: id.toString() },
    merchantId: null,
    after: { runId, currency, number: written.number, transfers: opened.length, totalMinor: totalMinor.toString() },
    ...(again ? { why: again.why } : {}),
  });
  await followPayouts(client, runId);
  return presentPayoutFile(written, actor);
}

/** The one place where the content of a file can be read. */
export const sealedFileFor = (id: bigint): string => `payout-file:${id}`;

async function transfersOf(client: Queryable, opened: Opened['opened']): Promise<BankFile['transfers']> {
  const payees = await payeesOf(
    client,
    opened.map(({ disbursement }) => disbursement.accountId),
  );
  return opened.map(({ reference, disbursement: { accountId, amountMinor, periodFrom, periodTo } }) => {
    const payee = payees.get(accountId);
    if (!payee) throw new Error(`there is no bank account ${accountId}`);
    return { reference, amountMinor, payee, remittance: `Payout ${periodFrom} to ${addDays(periodTo, -1)}` };
  });
}

const noAccount = (currency: string) =>
  refuse(
    'conflict',
    `We have no account that payouts in ${currency} leave: an administrator sets it on the page of bank accounts.`,
  );

const nothingToPay = (currency: string) =>
  refuse('conflict', `Nothing of this run in ${currency} can leave now: it is paid, on its way, or waits.`);
