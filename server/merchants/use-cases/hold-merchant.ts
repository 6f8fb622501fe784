import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { presentMerchant } from '../present';
import { presentHold } from '../present/holds';
import type { Merchant } from '../schema';
import type { Hold, HoldMerchantInput, LiftHoldInput } from '../schema/holds';
import { findMerchant, lockMerchant } from '../store';
import { findHolds, insertHolds, liftHold as lift, setStatus } from '../store/holds';

const noMerchant = (reference: string) => refuse('not_found', `There is no merchant ${reference}.`);

/** Why a merchant is, and was, on hold. For staff: what its people are told of it, people say. */
export async function listHolds(actor: Actor | null, reference: string): Promise<Outcome<{ data: Hold[] }>> {
  const may = authorise(actor, 'merchants:read');
  if (!may.ok) return may;
  const found = may.value.merchantId === null ? await findMerchant(null, reference) : null;
  if (!found) return noMerchant(reference);
  return ok({ data: (await findHolds(pool(), found.id)).map(presentHold) });
}

/** Puts a merchant on hold: it is not paid until this hold, and every other, is lifted. One of each kind at a time. */
export async function holdMerchant(
  actor: Actor | null,
  { reference, kind, reason }: HoldMerchantInput,
): Promise<Outcome<Merchant>> {
  const may = authorise(actor, 'merchants:hold');
  if (!may.ok) return may;
  if (may.value.merchantId !== null) return noMerchant(reference);
  return transaction(async (client) => {
    const row = await lockMerchant(client, reference);
    if (!row) return noMerchant(reference);
    if (row.status !== 'active' && row.status !== 'on_hold')
      return refuse('impossible_move', 'Only an active merchant can be put on hold.', {
        details: { currentState: row.status },
      });
    const placed = await insertHolds(client, [row.id], { kind, reason, placedBy: may.value.name, at: now() });
    if (placed === 0) return refuse('conflict', 'It is on hold for such a reason already.');
    await setStatus(client, row.id, 'active', 'on_hold');
    await audit(client, {
      actor: may.value,
      action: 'merchant.held',
      object: { type: 'merchant', id: reference },
      merchantId: row.id,
      before: { status: row.status },
      after: { status: 'on_hold', kind },
      why: reason,
    });
    return ok(presentMerchant({ ...row, status: 'on_hold' }));
  });
}

/** Lifts one hold; with the last one the merchant is active again, and what waited is in its next payout. */
export async function liftHold(
  actor: Actor | null,
  { reference, id, reason }: LiftHoldInput,
): Promise<Outcome<Merchant>> {
  const may = authorise(actor, 'merchants:hold');
  if (!may.ok) return may;
  if (may.value.merchantId !== null) return noMerchant(reference);
  return transaction(async (client) => {
    const row = await lockMerchant(client, reference);
    if (!row) return noMerchant(reference);
    const lifted = await lift(client, row.id, id, { by: may.value.name, at: now(), reason });
    if (!lifted) return refuse('conflict', 'There is no such hold, or it was lifted meanwhile.');
    const isLast = (await findHolds(client, row.id)).every(({ lifted_at }) => lifted_at !== null);
    if (isLast) await setStatus(client, row.id, 'on_hold', 'active');
    await audit(client, {
      actor: may.value,
      action: 'merchant.hold_lifted',
      object: { type: 'merchant', id: reference },
      merchantId: row.id,
      before: { status: row.status },
      after: { status: isLast ? 'active' : row.status, kind: lifted.kind },
      why: reason,
    });
    return ok(presentMerchant(isLast && row.status === 'on_hold' ? { ...row, status: 'active' } : row));
  });
}
