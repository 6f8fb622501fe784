import { type Queryable, transaction } from '@/server/platform/db';
import { beginningOf, linkHash, PLATFORM, type SealedEntry } from '../domain/chain';
import { findHeads, insertLinks, type LinkRow, lockSealing, takeUnsealed } from '../store/chain';

const BATCH = 2_000;

/**
 * Chains what was written since: every entry gets one place at the end of its tenant's chain, once, whoever asks and however
 * often. An entry whose transaction ends late stands after those that were sealed before it. @returns how many were sealed
 */
export async function sealEntries(batchSize = BATCH): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await transaction((client) => sealBatch(client, batchSize));
    sealed += count;
    if (count === 0) return sealed;
  }
}

async function sealBatch(client: Queryable, batchSize: number): Promise<number> {
  await lockSealing(client);
  const entries = await takeUnsealed(client, batchSize);
  if (entries.length === 0) return 0;
  const tenants = [...new Set(entries.map(tenantOf))];
  const heads = new Map((await findHeads(client, tenants)).map((head) => [head.tenant, head]));
  await insertLinks(
    client,
    entries.map((entry) => {
      const link = nextLink(heads.get(tenantOf(entry)), entry);
      heads.set(link.tenant, link);
      return { ...link, entryId: entry.id };
    }),
  );
  return entries.length;
}

const tenantOf = (entry: SealedEntry): bigint => entry.merchant_id ?? PLATFORM;

function nextLink(head: LinkRow | undefined, entry: SealedEntry): LinkRow {
  const tenant = tenantOf(entry);
  const previous = head?.hash ?? beginningOf(tenant);
  return { tenant, place: (head?.place ?? 0n) + 1n, hash: linkHash(previous, entry) };
}
