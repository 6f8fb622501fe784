import { z } from 'zod';
import type { Finding } from '@/server/kernel/finding';
import { config } from '@/server/platform/config';
import { PLATFORM } from '../domain/chain';
import { isSignedBy, publicKeyOf, signingKey } from '../domain/heads';
import { findLinkHashes } from '../store/chain';

const whole = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const headsFile = z.object({
  exportedAt: z.iso.datetime(),
  heads: z.array(
    z.object({
      tenant: whole,
      place: whole,
      hash: z.hex().transform((text) => Buffer.from(text, 'hex')),
      at: z.iso.datetime().transform((text) => new Date(text)),
      signature: z.base64().transform((text) => Buffer.from(text, 'base64')),
    }),
  ),
});

const PAGE = 1_000;

/**
 * Holds the chains against a file of heads that was exported and kept elsewhere: what somebody rewrote since, to the end and
 * with everything in the database, does not match it. @returns how many heads the file has
 * @throws when it is no such file
 */
export async function* compareHeads(text: string): AsyncGenerator<Finding, number, void> {
  const { heads, exportedAt } = headsFile.parse(JSON.parse(text));
  const publicKey = publicKeyOf(signingKey(config().AUDIT_SIGNING_KEY));
  for (let from = 0; from < heads.length; from += PAGE) {
    const page = heads.slice(from, from + PAGE);
    const links = new Map((await findLinkHashes(page)).map((link) => [`${link.tenant}/${link.place}`, link.hash]));
    for (const head of page) {
      const { tenant, place, hash } = head;
      const there = links.get(`${tenant}/${place}`);
      const wrong = !isSignedBy(head, head.signature, publicKey)
        ? `the head in the file is not signed with this installation's key`
        : there === undefined
          ? `place ${place}, in the file of ${exportedAt}, is gone: entries were deleted at the tail`
          : there.equals(hash)
            ? null
            : `place ${place}: the chain was rewritten since the file of ${exportedAt}`;
      if (wrong !== null)
        yield { check: 'exported heads', merchantId: tenant === PLATFORM ? null : tenant, message: wrong };
    }
  }
  return heads.length;
}
