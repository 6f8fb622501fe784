import { Readable } from 'node:stream';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { storeFile } from '@/server/platform/storage';
import { type Head, publicKeyOf, signHead, signingKey } from '../domain/heads';
import { presentExport } from '../present';
import type { HeadsExport } from '../schema';
import { findAllHeads } from '../store/chain';
import { insertExport, insertSignedHeads } from '../store/exports';
import { sealEntries } from './seal-entries';

/**
 * Seals what was written, and keeps where every chain ends as a signed file outside the database and as rows within it:
 * whoever rewrites a chain later, to its end, does not match what was exported before.
 */
export async function exportHeads(actor: Actor | null): Promise<Outcome<HeadsExport>> {
  const may = authorise(actor, 'audit:verify');
  if (!may.ok) return may;
  await sealEntries();
  const at = now();
  const key = signingKey(config().AUDIT_SIGNING_KEY);
  const heads = (await findAllHeads(pool())).map((link) => {
    const head: Head = { ...link, at };
    return { ...head, signature: signHead(head, key) };
  });
  const file = await storeFile(
    Readable.from(headsFile(at, publicKeyOf(key), heads)) as AsyncIterable<Uint8Array>,
    MAX_FILE_BYTES,
  );
  return transaction(async (client) => {
    const row = await insertExport(client, {
      at,
      exportedBy: actorKey(may.value),
      heads: heads.length,
      fileKey: file.key,
      fileHash: file.sha256,
    });
    await insertSignedHeads(client, row.id, heads);
    await audit(client, {
      actor: may.value,
      action: 'audit.heads_exported',
      object: { type: 'audit_export', id: row.id.toString() },
      merchantId: null,
      after: { heads: heads.length, fileSha256: file.sha256 },
    });
    return ok(presentExport(row));
  });
}

const MAX_FILE_BYTES = 2 ** 30;

/** JSON, a line a head, so that neither writing nor reading it needs all of it in memory. */
function* headsFile(at: Date, publicKey: string, heads: (Head & { signature: Buffer })[]): Generator<Buffer> {
  yield Buffer.from(`{"exportedAt":${JSON.stringify(at)},"publicKey":${JSON.stringify(publicKey)},"heads":[`);
  for (const [index, { tenant, place, hash, at: headAt, signature }] of heads.entries()) {
    const line = {
      tenant: tenant.toString(),
      place: place.toString(),
      hash: hash.toString('hex'),
      at: headAt,
      signature: signature.toString('base64'),
    };
    yield Buffer.from(`${index === 0 ? '\n' : ',\n'}${JSON.stringify(line)}`);
  }
  yield Buffer.from('\n]}\n');
}
