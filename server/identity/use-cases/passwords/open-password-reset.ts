import { type Outcome, ok } from '@/server/kernel/outcome';
import { wallNow } from '@/server/platform/clock';
import { hashSecret } from '../../domain/secret';
import type { ResetLink } from '../../schema/people';
import { findReset, type ResetRow } from '../../store/password-resets';
import { throttle } from '../throttle';

/** Whether a link for a new password still works, and if not, why. */
export async function openPasswordReset(token: string): Promise<Outcome<ResetLink>> {
  const may = await throttle('use of links');
  if (!may.ok) return may;
  const found = await findReset(hashSecret(token));
  return ok({ state: found ? resetState(found, wallNow()) : 'unknown' });
}

const resetState = ({ endedAs, expiresAt }: ResetRow, at: Date) => endedAs ?? (expiresAt <= at ? 'expired' : 'open');
