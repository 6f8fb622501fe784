import type { Queryable } from '@/server/platform/db';
import { bankReason } from '../domain/formats/bank-reasons';
import { findEvents, findLatestSent, type PayableRow } from '../store/attempts';

/** Why a payout would fail again at the same account, in the bank's words; null: it may arrive, as far as is known. */
export async function whyItWouldFailAgain(client: Queryable, { id, accountId }: PayableRow): Promise<string | null> {
  const last = await findLatestSent(client, id);
  if (!last || last.bankAccountId !== accountId) return null;
  const end = (await findEvents(client, [last.id])).findLast(({ kind }) => kind === 'failed' || kind === 'returned');
  const { permanent, merchantDoes, words } = bankReason(end?.code ?? null);
  return permanent && merchantDoes !== null ? words : null;
}
