import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { config } from './config';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Text as it may lie in the database: AES-256-GCM under ENCRYPTION_KEY. `context` names the one place it belongs to
 * (`authenticator:<person>`): moved to another row, it cannot be read there. The version stands in front, for keys to come.
 */
export function encrypt(text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(boundTo(context));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString('base64url')}`;
}

/** The text again. Throws for what was changed, moved to another place, or written under another key. */
export function decrypt(encrypted: string, context: string): string {
  const [version, body, ...more] = encrypted.split('.');
  if (version !== VERSION || body === undefined || more.length > 0)
    throw new Error('not a text that was encrypted here');
  const sealed = Buffer.from(body, 'base64url');
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('an encrypted text was cut off');
  const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(boundTo(context))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = [decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
  return Buffer.concat(text).toString('utf8');
}

/**
 * Tells whether two requests are the same without keeping what they say. A plain hash of a card number is found by trying
 * all card numbers; this one needs the key too.
 */
export const keyedHash = (text: string): string => createHmac('sha256', key()).update(text, 'utf8').digest('hex');

const boundTo = (context: string): Buffer => Buffer.from(`${VERSION}:${context}`, 'utf8');

function key(): Buffer {
  const { ENCRYPTION_KEY } = config();
  return Buffer.from(ENCRYPTION_KEY, ENCRYPTION_KEY.length === 64 ? 'hex' : 'base64');
}
