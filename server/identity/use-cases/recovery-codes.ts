import type { Queryable } from '@/server/platform/db';
import { hashRecoveryCode, newRecoveryCodes } from '../domain/recovery-codes';
import { replaceRecoveryCodes } from '../store/second-factor';

/** New recovery codes in the place of all there were: shown this once, only their hashes are kept. */
export async function giveRecoveryCodes(client: Queryable, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(client, userId, codes.map(hashRecoveryCode));
  return codes;
}
