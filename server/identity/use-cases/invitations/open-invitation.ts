import { type Outcome, ok } from '@/server/kernel/outcome';
import { wallNow } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { hashSecret } from '../../domain/secret';
import type { InvitationLink } from '../../schema/people';
import { findByToken, type InvitationRow } from '../../store/invitations';
import { nameOfMerchant } from '../../store/people';
import { throttle } from '../throttle';

/** What the link of an invitation leads to: who holds the link may know. */
export async function openInvitation(token: string): Promise<Outcome<InvitationLink>> {
  const may = await throttle('use of links');
  if (!may.ok) return may;
  const found = await findByToken(pool(), hashSecret(token));
  if (!found) return ok({ state: 'unknown' });
  const state = invitationState(found, wallNow());
  if (state !== 'open') return ok({ state });
  const { email, role, merchantId, invitedBy } = found;
  const merchant = merchantId === null ? null : await nameOfMerchant(merchantId);
  return ok({ state, email, role, merchant, invitedBy: invitedBy ?? 'Countinghouse' });
}

/** Whether an invitation still lets somebody in, and if not, why. */
export const invitationState = ({ endedAs, expiresAt }: InvitationRow, at: Date) =>
  endedAs ?? (expiresAt <= at ? 'expired' : 'open');
