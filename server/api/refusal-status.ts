import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';
import type { RefusalCode } from '@/server/kernel/outcome';

/** The one place where a refusal becomes a status: a new code does not compile until it stands here. */
export const refusalStatus: Record<
  RefusalCode,
  { http: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503; trpc: TRPC_ERROR_CODE_KEY }
> = {
  invalid_input: { http: 400, trpc: 'BAD_REQUEST' },
  search_too_wide: { http: 400, trpc: 'BAD_REQUEST' },
  not_signed_in: { http: 401, trpc: 'UNAUTHORIZED' },
  not_allowed: { http: 403, trpc: 'FORBIDDEN' },
  second_factor_required: { http: 403, trpc: 'FORBIDDEN' },
  fresh_code_required: { http: 403, trpc: 'FORBIDDEN' },
  not_found: { http: 404, trpc: 'NOT_FOUND' },
  run_not_requested: { http: 404, trpc: 'NOT_FOUND' },
  conflict: { http: 409, trpc: 'CONFLICT' },
  impossible_move: { http: 409, trpc: 'CONFLICT' },
  stale: { http: 409, trpc: 'CONFLICT' },
  run_in_progress: { http: 409, trpc: 'CONFLICT' },
  run_failed: { http: 409, trpc: 'CONFLICT' },
  days_already_disbursed: { http: 409, trpc: 'CONFLICT' },
  idempotency_in_progress: { http: 409, trpc: 'CONFLICT' },
  file_too_large: { http: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  method_not_allowed: { http: 405, trpc: 'METHOD_NOT_SUPPORTED' },
  unsupported_media_type: { http: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  rate_limited: { http: 429, trpc: 'TOO_MANY_REQUESTS' },
  provider_away: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
  idempotency_key_reused: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
};
