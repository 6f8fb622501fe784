import { createHash } from 'node:crypto';

/** An entry as it was written, with `before` and `after` in the very text that PostgreSQL keeps. */
export type SealedEntry = {
  id: bigint;
  at: Date;
  merchant_id: bigint | null;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  object_type: string;
  object_id: string;
  before_text: string | null;
  after_text: string | null;
  why: string | null;
  request_id: string | null;
  ip: string | null;
  user_agent: string | null;
};

/** The platform's own chain; every other tenant is a merchant. */
export const PLATFORM = 0n;

/** Before the first entry of a chain: each has a beginning of its own, so that none passes for another. */
export const beginningOf = (tenant: bigint): Buffer => sha256(`countinghouse audit chain ${tenant}`);

/** The hash of a link: of the link before it, and of every field of its entry. */
export const linkHash = (previous: Buffer, entry: SealedEntry): Buffer => sha256(previous, canonical(entry));

/** One text for one content: the fields in a fixed order, as a JSON array of texts. Not parsed, so no digit is lost. */
const canonical = (entry: SealedEntry): string =>
  JSON.stringify([
    entry.id.toString(),
    entry.at.toISOString(),
    entry.merchant_id?.toString() ?? null,
    entry.actor_kind,
    entry.actor_id,
    entry.actor_name,
    entry.action,
    entry.object_type,
    entry.object_id,
    entry.before_text,
    entry.after_text,
    entry.why,
    entry.request_id,
    entry.ip,
    entry.user_agent,
  ]);

function sha256(...parts: (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
