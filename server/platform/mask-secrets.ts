/** Names of fields whose values nobody reads, wherever they stand: in the audit, in the log. */
export const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'secret',
  'token',
  'tokenHash',
  'keyHash',
  'recoveryCodes',
  'code',
  'authorization',
  'cookie',
  'cardNumber',
  'verificationCode',
] as const;

const MASK = '[masked]';
const secret = new Set<string>(SECRET_FIELDS);

/** A copy without secrets, however deep they stand. Amounts keep their digits: a bigint becomes a string. */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, secret.has(name) && held != null ? MASK : maskSecrets(held)]),
  );
}
