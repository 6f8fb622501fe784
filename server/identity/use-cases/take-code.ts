import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { decrypt } from '@/server/platform/encryption';
import { stepOfCode } from '../domain/authenticator';
import { hashRecoveryCode, looksLikeRecoveryCode } from '../domain/recovery-codes';
import { findAuthenticator, takeRecoveryCode, takeStep } from '../store/second-factor';
import { tellOfChange } from './tell-of-change';

/** Where an authenticator's secret belongs: in the row of another person it cannot be read. */
export const secretContext = (userId: string): string => `authenticator:${userId}`;

/**
 * Uses up a code of a person's authenticator, or one of their recovery codes: each opens once, also when two send it at
 * the same time. @returns which it was, or null when it is wrong or used up
 */
export async function takeCode(
  client: Queryable,
  person: { id: string; name: string; merchantId: bigint | null },
  typed: string,
): Promise<'authenticator' | 'recovery_code' | null> {
  const at = wallNow();
  if (looksLikeRecoveryCode(typed)) {
    if (!(await takeRecoveryCode(client, person.id, hashRecoveryCode(typed), at))) return null;
    await audit(client, {
      actor: { kind: 'user', id: person.id, name: person.name },
      action: 'user.recovery_code_used',
      object: { type: 'user', id: person.id },
      merchantId: person.merchantId,
    });
    await tellOfChange(client, person, 'recovery_code_used');
    return 'recovery_code';
  }
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const authenticator = await findAuthenticator(client, person.id);
  if (!authenticator?.confirmedAt) return null;
  const step = stepOfCode(decrypt(authenticator.secret, secretContext(person.id)), code, at);
  return step !== null && (await takeStep(client, person.id, step)) ? 'authenticator' : null;
}
