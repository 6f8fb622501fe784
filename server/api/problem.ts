import type { Refusal } from '@/server/kernel/outcome';
import { isDatabaseAway } from '@/server/platform/database-away';
import type { RecordedAnswer } from '@/server/platform/idempotency';
import { log } from '@/server/platform/log';
import { refusalStatus } from './refusal-status';

/** A refusal as RFC 9457 problem details: `code` is stable, `errors` lists the fields of a 400. */
export function problem(refusal: Refusal): RecordedAnswer {
  const { code, message, fields, retryAfterSeconds, details } = refusal;
  const status = refusalStatus[code].http;
  const body = {
    type: 'about:blank',
    title: titles[status],
    status,
    code,
    detail: message,
    errors: fields,
    ...details,
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(body),
  };
}

/** An error that nobody expected, which the log keeps; the database being away is no surprise. */
export function faultOf(error: unknown): RecordedAnswer {
  if (isDatabaseAway(error)) return fault(503);
  log.error({ err: error }, 'a request failed');
  return fault(500);
}

export const toResponse = ({ status, headers, body }: RecordedAnswer, more: Record<string, string> = {}): Response =>
  new Response(status === 204 ? null : body, { status, headers: { ...headers, ...more } });

/** A fault of ours: nothing of it is shown but the status. 503 when the database is away. */
const fault = (status: 500 | 503): RecordedAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...(status === 503 ? { 'retry-after': '5' } : {}) },
  body: JSON.stringify({
    type: 'about:blank',
    title: status === 503 ? 'Service Unavailable' : 'Internal Server Error',
    status,
    code: status === 503 ? 'unavailable' : 'internal_error',
    detail: status === 503 ? 'The database is away: try again in a moment.' : 'Something went wrong on our side.',
  }),
});

export const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};
