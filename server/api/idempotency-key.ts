import { type Outcome, ok, refuse } from '@/server/kernel/outcome';

/** The `Idempotency-Key` of a request; null when it has none. */
export function idempotencyKeyOf(request: Request): Outcome<string | null> {
  const key = request.headers.get('idempotency-key');
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return ok(key);
  const message = 'must be 1 to 255 visible ASCII characters';
  const fields = [{ field: 'Idempotency-Key', message }];
  return refuse('invalid_input', `The Idempotency-Key ${message}.`, { fields });
}
