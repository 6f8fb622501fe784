import { type Outcome, ok } from '@/server/kernel/outcome';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { resetAsked } from '../../events';
import { insertReset, lockAddress } from '../../store/password-resets';
import { throttle } from '../throttle';

const HOUR_MS = 3_600_000;
const MAILS_AN_HOUR = 3;

/**
 * Notes that somebody forgot a password. Says and does the same, and takes as long, for every address: whether it has an
 * account is looked up afterwards by a background function, which sends the mail. At most three an hour.
 */
export async function askPasswordReset(email: string): Promise<Outcome<{ done: true }>> {
  const may = await throttle('asking for passwords');
  if (!may.ok) return may;
  const createdAt = wallNow();
  await transaction(async (client) => {
    await lockAddress(client, email);
    const id = await insertReset(client, {
      email,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + HOUR_MS),
      most: MAILS_AN_HOUR,
      since: new Date(createdAt.getTime() - HOUR_MS),
    });
    if (id !== null) await emit(client, resetAsked({ resetId: id }));
  });
  return ok({ done: true });
}
