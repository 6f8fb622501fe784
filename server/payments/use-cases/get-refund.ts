import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentDispute, presentRefund } from '../present';
import type { Dispute, Refund } from '../schema/returns';
import { findDisputeRow, findRefund } from '../store/reading';

/** One refund as it is now. */
export async function getRefund(actor: Actor | null, id: string): Promise<Outcome<Refund>> {
  const may = authorise(actor, 'payments:read');
  if (!may.ok) return may;
  const row = await findRefund(may.value.merchantId, id);
  return row ? ok(presentRefund(row)) : refuse('not_found', 'There is no such refund.');
}

/** One dispute as it is now. */
export async function getDispute(actor: Actor | null, id: string): Promise<Outcome<Dispute>> {
  const may = authorise(actor, 'payments:read');
  if (!may.ok) return may;
  const row = await findDisputeRow(may.value.merchantId, id);
  return row ? ok(presentDispute(row)) : refuse('not_found', 'There is no such dispute.');
}
