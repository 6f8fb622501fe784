import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { pool, type Queryable, readerFor } from '@/server/platform/db';
import type { Standing } from '../domain/standing';
import { presentPayout } from '../present';
import type { Payout } from '../schema';
import { findEvents } from '../store/attempts';
import { findContradictions } from '../store/contradictions';
import { findAttemptsOf, findPayout } from '../store/reading';
import type { StandingRow } from '../store/standing';
import { standingsOf } from './standings-of';

/** How the payout of a disbursement goes: its attempts, what the bank said, what it waits for. */
export async function getPayout(actor: Actor | null, disbursementId: string): Promise<Outcome<Payout>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const reader = readerFor(scope);
  const [found] = await standingsOf(await findPayout(reader, scope, BigInt(disbursementId)));
  return found
    ? ok(await present(reader, found, scope === null ? 'staff' : 'merchant'))
    : refuse('not_found', 'There is no such disbursement.');
}

/** The same as its merchant reads it, with whose it is, for those outside who are told of it; null: there is none. */
export async function payoutToTell(disbursementId: string): Promise<{ merchantId: bigint; payout: Payout } | null> {
  const [found] = await standingsOf(await findPayout(pool(), null, BigInt(disbursementId)));
  return found ? { merchantId: found.merchant_id, payout: await present(pool(), found, 'merchant') } : null;
}

/** The same in the caller's transaction, as it stands there. */
export async function shownPayout(client: Queryable, id: bigint): Promise<Payout> {
  const [found] = await standingsOf(await findPayout(client, null, id), client);
  return present(client, found as NonNullable<typeof found>, 'staff');
}

async function present(
  reader: Queryable,
  row: StandingRow & { standing: Standing },
  to: 'staff' | 'merchant',
): Promise<Payout> {
  const attempts = await findAttemptsOf(reader, row.id);
  const ids = attempts.map(({ id }) => id);
  const events = await findEvents(reader, ids);
  const contradictions = to === 'staff' ? await findContradictions(reader, ids) : [];
  return presentPayout(row, attempts, events, contradictions, to);
}
