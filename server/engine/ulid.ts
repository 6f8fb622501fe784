import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A sortable id of 26 characters: 48 bits of time, 80 bits of entropy (github.com/ulid/spec). */
export function ulid(timeMs: number = Date.now(), entropy: Uint8Array = randomBytes(10)): string {
  let bits = BigInt(timeMs);
  for (const byte of entropy.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let index = 0; index < 26; index++) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/**
 * The ids of events sent with the header `x-inngest-event-id-seed: <ms>,<10 bytes in base64>`. The SDK sends a batch
 * again with the same seed when an answer was lost, and the same ids then make it the same events.
 */
export function seededUlid(seed: string, index: number): string | undefined {
  const [milliseconds, base64] = seed.split(',');
  const entropy = Buffer.from(base64 ?? '', 'base64');
  const timeMs = Number(milliseconds);
  if (entropy.length !== 10 || !Number.isSafeInteger(timeMs) || timeMs < 0 || timeMs >= 2 ** 48) return undefined;
  entropy.writeUInt32BE((entropy.readUInt32BE(6) + index) >>> 0, 6);
  return ulid(timeMs, entropy);
}
