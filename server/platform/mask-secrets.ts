/** Names of fields whose values nobody reads, wherever they stand: in the audit, in the log. */
export const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'secret',
  'token',
  'tokenHash',
  'keyHash',
  'recoveryCodes',
  'authorization',
  'cookie',
  'cardNumber',
  'verificationCode',
  'accountNumber',
  'routingNumber',
  'iban',
  'detailsEncrypted',
] as const;

const MASK = '[masked]';
const secret = new Set<string>(SECRET_FIELDS);

/** Beyond, what is nested is left out: it may lead back to itself. */
const DEEPEST = 10;

/** A copy without secrets, however deep they stand. Amounts keep their digits: a bigint becomes a string. */
export function maskSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[left out]';
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [
      name,
      secret.has(name) && held != null ? MASK : maskSecrets(held, depth + 1),
    ]),
  );
}
