import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { waitOf } from '../domain/waits';
import type { WritePayoutFileInput } from '../schema/files';
import { findUnpaidOfRun, type PayableRow } from '../store/attempts';
import { findRunStatus } from '../store/files';
import { channelOf } from './channel-of';
import { whyItWouldFailAgain } from './would-fail-again';

/** What goes into a file: as it was approved, and what somebody wants paid again. */
type Chosen = { first: bigint[]; again: bigint[] };

const paying = ['approved', 'paying', 'completed_with_failures'];

/** Which payouts of a run go into a file of a currency now; refused where none does, or one that is named cannot. */
export async function choosePayouts(
  client: Queryable,
  { runId, currency, again }: WritePayoutFileInput,
): Promise<Outcome<Chosen>> {
  const status = await findRunStatus(client, runId);
  if (status === null) return refuse('not_found', 'There is no such run.');
  if (!paying.includes(status))
    return refuse('impossible_move', 'Only an approved run that is not paid yet has bank files.', {
      details: { currentState: status },
    });
  if ((await channelOf(client, currency)) !== 'file')
    return refuse('conflict', `Payouts in ${currency} leave by the bank’s connection, not in files.`);
  const unpaid = await findUnpaidOfRun(client, runId, currency);
  const wanted = new Set((again?.disbursementIds ?? []).map(BigInt));
  const repeated = unpaid.filter(({ id }) => wanted.has(id));
  const missing = [...wanted].find((id) => !repeated.some((payout) => payout.id === id));
  if (missing !== undefined)
    return notAgain(missing, 'it is not of this run and currency, or it is paid or on its way');
  for (const payout of repeated) {
    const why = await whyItStaysOut(client, payout);
    if (why !== null) return notAgain(payout.id, why);
  }
  return ok({
    first: unpaid.filter((payout) => !wanted.has(payout.id) && leavesByItself(payout)).map(({ id }) => id),
    again: repeated.map(({ id }) => id),
  });
}

/** What was approved and never sent needs nobody's word, unless it waits. */
export const leavesByItself = (payout: PayableRow): boolean =>
  payout.status === 'approved' && waitOf(payout, now(), false) === null;

/** Why a payout is in no file now, whatever anybody says, as the end of a sentence; null: it can be in one. */
export async function whyItStaysOut(client: Queryable, payout: PayableRow): Promise<string | null> {
  const waitsFor = waitOf(payout, now(), true);
  if (waitsFor !== null) return words[waitsFor];
  const said = payout.status === 'approved' ? null : await whyItWouldFailAgain(client, payout);
  return said === null
    ? null
    : `the bank would refuse it again until another bank account is confirmed. It said: ${said}`;
}

/** What a person has to look at before it is paid again, as the end of a sentence; null: nothing. */
export function whatToLookAt(payout: PayableRow): string | null {
  const waitsFor = waitOf(payout, now(), false);
  return waitsFor === null ? null : words[waitsFor];
}

const words = {
  on_hold: 'its merchant is on hold',
  no_account: 'its merchant has no bank account of this currency',
  account_changed: 'its bank account was changed after the approval',
  cooling_off: 'its new bank account cools off',
  contradicted: 'the bank says that an earlier transfer of it was executed',
  file: 'it waits for a file',
};

const notAgain = (id: bigint, why: string) => {
  const message = `payout ${id} cannot be paid again now: ${why}`;
  return refuse('impossible_move', `The file was not written: ${message}.`, {
    fields: [{ field: 'again.disbursementIds', message }],
  });
};
