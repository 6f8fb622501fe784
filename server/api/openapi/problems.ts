import { z } from 'zod';
import type { RefusalCode } from '@/server/kernel/outcome';
import { titles } from '../problem';
import { refusalStatus } from '../refusal-status';
import { hasJsonBody, pathNames } from '../rest-input';
import type { RestRoute } from '../rest-route';

export const problemShape = z
  .looseObject({
    type: z.string().describe('`about:blank`: the status says it all'),
    title: z.string().describe('The status in words'),
    status: z.int(),
    code: z.string().describe('Stable, for programs'),
    detail: z.string().describe('For people: what is wrong and what to do'),
    errors: z
      .array(
        z.strictObject({ field: z.string().describe('Its path, such as `timeFrame.length`'), message: z.string() }),
      )
      .optional()
      .describe('Which fields are wrong, of a 400'),
  })
  .meta({ id: 'Problem', description: 'An error, as RFC 9457 has it' });

type ProblemCode = RefusalCode | 'unavailable';

/** Every code that a route can answer with: what it declares, and what follows from what it takes. */
export function codesOf(route: RestRoute): ProblemCode[] {
  const takesKey = route.method !== 'get' && route.access !== 'anyone';
  return [
    'invalid_input',
    ...(route.access === 'anyone' ? [] : (['not_signed_in', 'not_allowed'] as const)),
    ...(pathNames(route).length > 0 ? (['not_found'] as const) : []),
    ...route.refusals,
    ...(takesKey ? (['idempotency_in_progress', 'idempotency_key_reused'] as const) : []),
    ...(hasJsonBody(route) ? (['file_too_large', 'unsupported_media_type'] as const) : []),
    'rate_limited',
    'unavailable',
  ];
}

/** The answers of a route that are no success, by status, each with an example of every code. */
export function problemResponses(route: RestRoute) {
  const byStatus = new Map<number, Set<ProblemCode>>();
  for (const code of codesOf(route)) {
    const status = statusOf(code);
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: [...codes].map((code) => `\`${code}\`: ${meanings[code]}`).join('  \n'),
          headers:
            status === 429 || status === 503 ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {},
          content: {
            'application/problem+json': {
              schema: problemShape,
              examples: Object.fromEntries([...codes].map((code) => [code, { value: exampleOf(code) }])),
            },
          },
        },
      ]),
  );
}

const statusOf = (code: ProblemCode): number => (code === 'unavailable' ? 503 : refusalStatus[code].http);

function exampleOf(code: ProblemCode) {
  const status = statusOf(code);
  const title = status === 503 ? 'Service Unavailable' : titles[status];
  const problem = { type: 'about:blank', title, status, code, detail: meanings[code] };
  return code === 'invalid_input' ? { ...problem, errors: [{ field: 'limit', message: 'at most 200' }] } : problem;
}

/** What each code says, for whoever reads the reference: a new code does not compile until it stands here. */
const meanings: Record<ProblemCode, string> = {
  invalid_input: 'The request is not valid; `errors` names the fields.',
  not_signed_in: 'No key, or one that does not exist, was revoked or has expired.',
  not_allowed: 'The key lacks the scope, or is of a merchant where one of the platform is needed.',
  not_found: 'It does not exist, or is another merchant’s.',
  run_not_requested: 'Nobody has asked for this time frame yet: `POST /disbursements` does.',
  run_in_progress: 'It is still being calculated: ask again after `Retry-After`.',
  run_failed: 'The calculation failed; `detail` says why.',
  conflict: 'Not possible in its present state.',
  second_factor_required: 'Of people: the second factor is to be shown first.',
  fresh_code_required: 'Of people: the second factor was shown too long ago for this; show it again.',
  impossible_move: 'Not possible in its present state, which `currentState` names.',
  stale: 'It has changed since it was shown: look at what it is now, and decide about that.',
  search_too_wide: 'The search takes too long: narrow it to a merchant or a shorter time.',
  days_already_disbursed: 'Another run has closed some of these days: nothing is paid twice.',
  idempotency_in_progress: 'The first request with this key is still at work: ask again after `Retry-After`.',
  idempotency_key_reused: 'This `Idempotency-Key` was used for another request: send a new one.',
  file_too_large: 'The body is larger than this route takes.',
  method_not_allowed: 'The route has no such method; `Allow` lists those it has.',
  unsupported_media_type: 'The body is not `application/json`.',
  rate_limited: 'Too many calls: wait as `Retry-After` says.',
  provider_away: 'The payment provider cannot be reached: send the request again in a moment.',
  unavailable: 'The database is away for a moment: send the request again after `Retry-After`.',
};
