import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { publicKeyOf, signingKey } from '../domain/heads';
import type { HeadsPage } from '../schema';
import { listSignedHeads } from '../store/exports';

/** The latest signed head of each chain that the actor may see, with the key to check them by. */
export async function listHeads(
  actor: Actor | null,
  input: { limit: number; cursor?: string | undefined },
): Promise<Outcome<HeadsPage>> {
  const may = authorise(actor, 'audit:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, bigintKey);
  if (!after.ok) return after;
  const found = await listSignedHeads(may.value.merchantId, input.limit, after.value);
  const page = toPage(
    found,
    input.limit,
    (row) => ({
      tenant: row.tenant.toString(),
      merchant: row.merchant_reference,
      place: row.place.toString(),
      hash: row.hash.toString('hex'),
      at: row.at.toISOString(),
      signature: row.signature.toString('base64'),
    }),
    (row) => row.tenant.toString(),
  );
  return ok({ publicKey: publicKeyOf(signingKey(config().AUDIT_SIGNING_KEY)), ...page });
}
