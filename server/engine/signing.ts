import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const withoutPrefix = (signingKey: string): string => signingKey.replace(/^signkey-\w+-/, '');

/** @returns what is wrong with a signing key, or undefined */
export const signingKeyProblem = (signingKey: string): string | undefined =>
  /^signkey-\w+-(?:[0-9a-f]{2})+$/i.test(signingKey)
    ? undefined
    : 'a signing key is "signkey-<environment>-<hex digits>"';

/** Value of `X-Inngest-Signature` for a body in canonical form (SDK spec 4.1.1). */
export function sign(body: string, signingKey: string, atSeconds = Math.round(Date.now() / 1000)): string {
  return `t=${atSeconds}&s=${hmac(body, signingKey, String(atSeconds))}`;
}

/** Whether the other side, holding the same key, signed exactly this body. The app answers at once, so no age limit. */
export function isSignedBy(signature: string | undefined, body: string, signingKey: string): boolean {
  const parameters = new URLSearchParams(signature);
  return equalSecrets(parameters.get('s') ?? '', hmac(body, signingKey, parameters.get('t') ?? ''));
}

/** What the SDK sends as `Authorization: Bearer …`: the key's hash behind the key's prefix (SDK spec 4.1.4). */
export function hashSigningKey(signingKey: string): string {
  const prefix = signingKey.match(/^signkey-\w+-/)?.[0] ?? '';
  return prefix + createHash('sha256').update(withoutPrefix(signingKey), 'hex').digest('hex');
}

/** Compares secrets in a time that does not tell where they differ. */
export function equalSecrets(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function hmac(body: string, signingKey: string, timestamp: string): string {
  return createHmac('sha256', withoutPrefix(signingKey)).update(body).update(timestamp).digest('hex');
}
