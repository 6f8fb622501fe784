import type { Finding } from '@/server/kernel/finding';
import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { beginningOf, linkHash, PLATFORM, type SealedEntry } from '../domain/chain';
import { isSignedBy, publicKeyOf, signingKey } from '../domain/heads';
import { type CheckedRow, listLinks, listLostHeads, listUnsealedBefore } from '../store/chain';

const PAGE = 2_000;
/** Sealing follows within a minute or two, on the wall; what waits longer was kept from it. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Follows every chain from its beginning, computing each hash anew, and against every head that was exported. Names the
 * first place of each chain that does not hold; what follows it proves nothing. @returns how many entries it looked at
 */
export async function* verifyChain(pageSize = PAGE): AsyncGenerator<Finding, number, void> {
  const publicKey = publicKeyOf(signingKey(config().AUDIT_SIGNING_KEY));
  const broken = new Set<bigint>();
  const before = new Date(wallNow().getTime() - PATIENCE_MS);
  let count = 0;
  let last: Link = beginning(PLATFORM - 1n);
  for (;;) {
    const links = await listLinks(last, pageSize);
    for (const link of links) {
      count += 1;
      if (link.tenant !== last.tenant) last = beginning(link.tenant);
      if (broken.has(link.tenant)) {
        last = link;
        continue;
      }
      const wrong = whatIsWrong(last, link, publicKey);
      last = link;
      if (wrong === null) continue;
      broken.add(link.tenant);
      yield finding(link.tenant, wrong);
    }
    if (links.length < pageSize) break;
  }
  for (const { tenant, place, at, last_place: end } of await listLostHeads()) {
    if (broken.has(tenant)) continue;
    broken.add(tenant);
    const left = end === null ? 'no link is left' : `the chain ends at place ${end}`;
    yield finding(
      tenant,
      `entries were deleted at the tail: place ${place} was exported at ${at.toISOString()}, and ${left}`,
    );
  }
  for (const { tenant, first_id: id, count: waiting } of await listUnsealedBefore(before)) {
    if (broken.has(tenant)) continue;
    yield finding(tenant, `${entries(waiting)} older than 10 minutes in no chain: the first is entry ${id}`);
  }
  return count;
}

type Link = Pick<CheckedRow, 'tenant' | 'place' | 'hash'>;

const beginning = (tenant: bigint): Link => ({ tenant, place: 0n, hash: beginningOf(tenant) });

function whatIsWrong(previous: Link, link: CheckedRow, publicKey: string): string | null {
  const at = `place ${link.place}, entry ${link.entry_id}`;
  if (link.place !== previous.place + 1n) {
    const missing = link.place === previous.place + 2n ? '' : ` to ${link.place - 1n}`;
    return `a link is missing: place ${previous.place + 1n}${missing} is gone`;
  }
  if (link.id === null) return `${at}: the entry is missing`;
  if (!linkHash(previous.hash, link as SealedEntry).equals(link.hash)) {
    return `${at}: the entry, or its link, was changed: what stands there is not what was sealed`;
  }
  if (link.head_hash === null) return null;
  const head = { ...link, hash: link.head_hash, at: link.head_at as Date };
  if (!isSignedBy(head, link.head_signature as Buffer, publicKey)) {
    return `${at}: the head exported at ${head.at.toISOString()} is not signed with this installation's key`;
  }
  if (head.hash.equals(link.hash)) return null;
  return `${at}: the chain was rewritten: it is not the one whose head was exported at ${head.at.toISOString()}`;
}

const entries = (count: number): string => (count === 1 ? '1 entry is' : `${count} entries are`);

const finding = (tenant: bigint, message: string): Finding => ({
  check: 'audit chain',
  merchantId: tenant === PLATFORM ? null : tenant,
  message,
});
