import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findBankAccount } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, readerFor } from '@/server/platform/db';
import { waitOf } from '../domain/waits';
import { presentPayout } from '../present';
import type { Payout } from '../schema';
import { findEvents, findPayables } from '../store/attempts';
import { findAttemptsOf, findPayout, type PayoutRow } from '../store/reading';
import { channelOf } from './channel-of';

/** How the payout of a disbursement goes: its attempts, what the bank said, what it waits for. */
export async function getPayout(actor: Actor | null, disbursementId: string): Promise<Outcome<Payout>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const reader = readerFor(scope);
  const found = await findPayout(reader, scope, BigInt(disbursementId));
  return found
    ? ok(await present(reader, found, scope === null ? 'staff' : 'merchant'))
    : refuse('not_found', 'There is no such disbursement.');
}

/** The same as its merchant reads it, with whose it is, for those outside who are told of it; null: there is none. */
export async function payoutToTell(disbursementId: string): Promise<{ merchantId: bigint; payout: Payout } | null> {
  const found = await findPayout(pool(), null, BigInt(disbursementId));
  return found && { merchantId: found.merchant_id, payout: await present(pool(), found, 'merchant') };
}

/** The same in the caller's transaction, as it stands there. */
export async function shownPayout(client: Queryable, id: bigint): Promise<Payout> {
  return present(client, (await findPayout(client, null, id)) as PayoutRow, 'staff');
}

async function present(reader: Queryable, row: PayoutRow, to: 'staff' | 'merchant'): Promise<Payout> {
  const attempts = await findAttemptsOf(reader, row.id);
  const events = await findEvents(
    reader,
    attempts.map(({ id }) => id),
  );
  const waits = row.status === 'approved' ? await waitFor(row) : lacksAccount(row) ? needsAccount : null;
  return presentPayout(row, attempts, events, waits, to);
}

/** What has no account to go to says so before anybody approves it. */
const needsAccount = { waitsFor: 'no_account', waitsUntil: null, account: null } as const;
const lacksAccount = ({ status, masked, amount_minor: amount }: PayoutRow): boolean =>
  status === 'planned' && masked === null && amount > 0n;

async function waitFor({ id, currency }: PayoutRow): Promise<Pick<Payout, 'waitsFor' | 'waitsUntil' | 'account'>> {
  const [payable] = await findPayables(pool(), [id]);
  if (!payable) return { waitsFor: null, waitsUntil: null, account: null };
  const byRule = waitOf(payable, now(), false);
  const waitsFor = byRule ?? ((await channelOf(pool(), currency)) === 'file' ? 'file' : null);
  const account = payable.accountId === null ? null : await findBankAccount(pool(), payable.accountId);
  return {
    waitsFor,
    waitsUntil: waitsFor === 'cooling_off' ? (payable.payableFrom?.toISOString() ?? null) : null,
    account: account?.masked ?? null,
  };
}
