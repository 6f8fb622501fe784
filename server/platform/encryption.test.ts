import { randomBytes } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { beforeEach, describe, expect } from 'vitest';
import { resetConfig } from './config';
import { decrypt, encrypt } from './encryption';

const hexKey = randomBytes(32).toString('hex');
function useKey(encryptionKey: string) {
  const needed = {
    DATABASE_URL: 'postgresql://nowhere',
    DEMO: '1',
    NEXTAUTH_SECRET: hexKey,
    AUDIT_SIGNING_KEY: hexKey,
  };
  Object.assign(process.env, needed, { ENCRYPTION_KEY: encryptionKey });
  resetConfig();
}
beforeEach(() => useKey(hexKey));

test.prop([fc.string(), fc.string()])('comes back as it was', (text, context) => {
  const encrypted = encrypt(text, context);
  expect(decrypt(encrypted, context)).toBe(text);
  expect(encrypt(text, context)).not.toBe(encrypted);
});

describe('cannot be read', () => {
  const changed = (text: string) => text.slice(0, -3) + (text.endsWith('AAA') ? 'BBB' : 'AAA');
  test.each<[string, (text: string) => string, string]>([
    ['in another place', (text) => text, 'authenticator:b'],
    ['changed', changed, 'authenticator:a'],
    ['cut off', (text) => text.slice(0, 12), 'authenticator:a'],
    ['of a version there is not', (text) => text.replace('v1', 'v2'), 'authenticator:a'],
    ['as plain text', () => 'SECRET', 'authenticator:a'],
  ])('%s', (_reason, change, context) => {
    const encrypted = encrypt('secret', 'authenticator:a');
    expect(() => decrypt(change(encrypted), context)).toThrow();
  });

  test('under another key; and the same key may be written in hex or base64', () => {
    const encrypted = encrypt('secret', 'a');
    useKey(Buffer.from(hexKey, 'hex').toString('base64'));
    expect(decrypt(encrypted, 'a')).toBe('secret');
    useKey(randomBytes(32).toString('hex'));
    expect(() => decrypt(encrypted, 'a')).toThrow();
  });
});
