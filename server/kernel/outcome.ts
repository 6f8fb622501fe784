/**
 * What a use case answers. A refusal is a value that a person can read; an exception is a bug or a lost connection.
 */
export type Outcome<T> = { ok: true; value: T } | Refused;
export type Refused = { ok: false; refusal: Refusal };

/** Each code has one HTTP and one tRPC status: `server/api/refusal-status.ts` does not compile until it is mapped. */
export type RefusalCode =
  | 'invalid_input'
  | 'not_signed_in'
  | 'not_allowed'
  | 'second_factor_required'
  | 'fresh_code_required'
  | 'not_found'
  | 'conflict'
  | 'impossible_move'
  | 'stale'
  | 'search_too_wide'
  | 'run_not_requested'
  | 'run_in_progress'
  | 'run_failed'
  | 'days_already_disbursed'
  | 'file_too_large'
  | 'rate_limited'
  | 'provider_away'
  | 'method_not_allowed'
  | 'unsupported_media_type'
  | 'idempotency_key_reused'
  | 'idempotency_in_progress';

export type FieldError = { field: string; message: string };

export type Refusal = {
  code: RefusalCode;
  /** For a person: what is wrong and what to do. */
  message: string;
  /** For `invalid_input`: which field, by its path (`timeFrame.length`). */
  fields?: FieldError[];
  /** For `run_in_progress` and the like: seconds to wait before asking again. */
  retryAfterSeconds?: number;
  /** Further facts, safe to show to the caller (never another merchant's). */
  details?: Record<string, unknown>;
};

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (code: RefusalCode, message: string, more: Omit<Refusal, 'code' | 'message'> = {}): Refused => ({
  ok: false,
  refusal: { code, message, ...more },
});

/** Another form of the value; a refusal passes through. */
export const mapOutcome = <T, U>(outcome: Outcome<T>, form: (value: T) => U): Outcome<U> =>
  outcome.ok ? ok(form(outcome.value)) : outcome;

/** A refusal whose fields lie within another one: `timeZone` becomes `options.timeZone`. */
export function refusalWithin(field: string, { refusal }: { refusal: Refusal }): Outcome<never> {
  const fields = refusal.fields?.map((error) => ({ ...error, field: `${field}.${error.field}` }));
  return { ok: false, refusal: { ...refusal, fields } };
}

/** For callers that cannot go on without the value (jobs, seed, tests): a refusal becomes an exception. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusedError(outcome.refusal);
}

export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message}`);
    this.name = 'RefusedError';
  }
}
