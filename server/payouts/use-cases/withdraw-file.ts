import { type Actor, actorKey, askFreshSecondFactor, authorise, authorisePerson } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { WITHDRAWN } from '../domain/formats/bank-reasons';
import { presentPayoutFile } from '../present/files';
import type { CheckWithdrawalInput, PayoutFile, WithdrawPayoutFileInput } from '../schema/files';
import { lockAttempts } from '../store/attempts';
import {
  checkWithdrawal,
  type FileAttempt,
  findPayoutFile,
  insertWithdrawal,
  lockAttemptsOf,
  type PayoutFileRow,
} from '../store/files';
import { noFile } from './download-file';
import { holdBack } from './hold-back';
import { settleAttempts } from './settle-attempt';

/**
 * Says that the bank does not execute what is still open of a file. Of one that never left that counts at once, and its
 * payouts wait for another. Of one that somebody has it counts once a second person confirms it: what was open has failed
 * then, and can be paid again.
 */
export async function withdrawPayoutFile(
  actor: Actor | null,
  { id, reason: why }: WithdrawPayoutFileInput,
): Promise<Outcome<PayoutFile>> {
  const may = authorise(actor, 'payouts:pay');
  if (!may.ok) return may;
  return onFile(may.value, id, async (client, file, open) => {
    if (file.withdrawal && file.withdrawal.state !== 'rejected')
      return refuse('conflict', `This file was withdrawn already, by ${file.withdrawal.madeByName}.`);
    if (open.length === 0) return nothingOpen();
    const counts = file.downloads.length === 0 && file.reports === 0;
    if (!counts && may.value.kind !== 'user')
      return refuse('not_allowed', 'Two people withdraw a file that somebody has: sign in for that.');
    const by = { by: actorKey(may.value), byName: may.value.name, at: now() };
    await insertWithdrawal(client, { ...by, fileId: file.id, why, isConfirmed: counts || null });
    await note(client, may.value, file, counts ? 'withdrawn' : 'withdrawal_asked', why);
    if (counts) await takeBack(client, open, why);
    return ok(null);
  });
}

/** The second person's word on it, with a second factor shown just now; never of who said it. */
export async function checkFileWithdrawal(
  actor: Actor | null,
  { id, withdrawalId, confirm, reason }: CheckWithdrawalInput,
): Promise<Outcome<PayoutFile>> {
  const may = authorisePerson(actor, 'payouts:confirm');
  if (!may.ok) return may;
  const why = confirm ? null : (reason ?? null);
  return onFile(may.value, id, async (client, file, open) => {
    const { withdrawal } = file;
    if (withdrawal?.state !== 'waiting') return refuse('conflict', 'Nothing waits to be confirmed for this file.');
    if (withdrawal.id !== withdrawalId)
      return refuse('conflict', 'It was rejected, and said anew since you looked: read that first.');
    if (confirm && open.length === 0) return nothingOpen();
    if (confirm && withdrawal.madeBy === actorKey(may.value))
      return refuse('conflict', 'You withdrew it yourself: somebody else confirms it.');
    const fresh = confirm ? askFreshSecondFactor(may.value) : ok(null);
    if (!fresh.ok) return fresh;
    const of = { by: actorKey(may.value), byName: may.value.name, at: now(), isConfirmed: confirm };
    await checkWithdrawal(client, BigInt(withdrawal.id), { ...of, why });
    await note(client, may.value, file, confirm ? 'withdrawn' : 'withdrawal_rejected', why);
    if (confirm) await endOpen(client, open, withdrawal.why);
    return ok(null);
  });
}

/** Decides about a file while nobody takes it to the bank, and nothing is said of its payouts. */
async function onFile(
  actor: Actor,
  id: string,
  work: (client: Queryable, file: PayoutFileRow, open: FileAttempt[]) => Promise<Outcome<null>>,
): Promise<Outcome<PayoutFile>> {
  return transaction(async (client) => {
    const attempts = await lockAttemptsOf(client, BigInt(id));
    const file = await findPayoutFile(client, BigInt(id));
    if (!file) return noFile();
    const worked = await work(
      client,
      file,
      attempts.filter(({ isOpen }) => isOpen),
    );
    if (!worked.ok) return worked;
    return ok(presentPayoutFile((await findPayoutFile(client, file.id)) as PayoutFileRow, actor));
  });
}

async function takeBack(client: Queryable, open: FileAttempt[], words: string): Promise<void> {
  const ids = open.map(({ id }) => id);
  await holdBack(client, [...(await lockAttempts(client, ids)).values()], 'file', words);
}

async function endOpen(client: Queryable, open: FileAttempt[], words: string): Promise<void> {
  const settled = { kind: 'failed', source: 'staff', code: WITHDRAWN, words } as const;
  await settleAttempts(
    client,
    open.map(({ id }) => ({ attemptId: id, settled })),
  );
}

const nothingOpen = () =>
  refuse('impossible_move', 'Of each payout of this file it is known what came of it: nothing is open.');

const note = (client: Queryable, actor: Actor, file: PayoutFileRow, done: string, why: string | null) =>
  audit(client, {
    actor,
    action: `payout_file.${done}`,
    object: { type: 'payout_file', id: file.id.toString() },
    merchantId: null,
    ...(why === null ? {} : { why }),
  });
