import fc from 'fast-check';
import { restRoutes } from '@/server/api/rest-routes';

/** One request as the fuzzer sends it. */
export type FuzzRequest = {
  method: string;
  path: string;
  caller: number;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
};

/** What breaks parsers, databases and clocks, as it would stand in a field. */
const evilText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '😀',
    '../../etc/passwd',
    "' OR 1=1 --",
    '"; DROP TABLE merchant; --',
    '%',
    '%00',
    '%ff',
    '__proto__',
    'constructor',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e309',
    '9223372036854775808',
    '99999999999999999999',
    '0000-01-01',
    '9999-12-31',
    '2026-02-30',
    '10000-01-01',
    '2026-01-12T00:00:00Z',
    '-000001-01-01',
    'Infinity',
    'true',
    '<script>alert(1)</script>',
    '=1+1',
    '\u202e',
    'x'.repeat(5_000),
    '1week',
    '1day',
    'EUR',
    'XXX',
    '{',
    '[]',
    'a,b,c',
    '00000000-0000-4000-8000-000000000000',
    'eyJhIjoxfQ',
    'bnVsbA',
    'WzFd',
    'merchant-a',
  ),
);
const evilValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: evilText },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, 0, -1, 1e20, 2 ** 53, -(2 ** 53), 0.1, 1e-320) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** JSON texts, whole and broken. */
const rawBody = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '}',
    'null',
    '[]',
    '"x"',
    '{"a":1,"a":2}',
    '{"__proto__":{"x":1}}',
    '{"limit":1e309}',
    '{"a":"\\ud800"}',
    '{"a":"\\u0000"}',
    '[NaN]',
    `${'['.repeat(5_000)}`,
    `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
    `{"id":"${'x'.repeat(100_000)}"}`,
    `{"big":${'9'.repeat(400)}}`,
    '\ufeff{}',
    '{"a":1}{"b":2}',
    `"${'y'.repeat(1_100_000)}"`,
  ),
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ maxLength: 200 }),
);

/** What requests are made of: the ids of rows that are there, the names of procedures, and how many callers there are. */
export type World = { ids: string[]; procedures: { path: string; type: string }[]; callers: number };

export function fuzzRequests(world: World): fc.Arbitrary<FuzzRequest> {
  const value = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...world.ids) }, { weight: 3, arbitrary: evilValue });
  const fields = [
    'limit',
    'cursor',
    'merchant',
    'id',
    'status',
    'search',
    'kind',
    'timeFrameLength',
    'timeFrameEndingBefore',
    'timeFrame',
    'options',
    'onError',
    'apply',
    'url',
    'endpoint',
    'from',
    'to',
    'externalReference',
    'amount',
    'currency',
    'email',
    'role',
    'name',
    'scopes',
    'password',
    'token',
    'reason',
    'eventTypes',
    'description',
  ];
  const object = fc.dictionary(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: evilText }),
    value,
    { maxKeys: 6 },
  );
  const query = fc
    .array(fc.tuple(fc.constantFrom(...fields), evilText, fc.boolean()), { maxLength: 4 })
    .map((pairs) =>
      pairs
        .map(([name, text, raw]) => `${name}=${raw ? text.replace(/[^\x21-\x7e]|#/g, '%') : encodable(text)}`)
        .join('&'),
    );
  const part = fc
    .oneof({ weight: 3, arbitrary: fc.constantFrom(...world.ids) }, { weight: 1, arbitrary: evilText })
    .map(encodable);
  const body = fc.oneof(
    { weight: 3, arbitrary: object.map((given) => JSON.stringify(given)) },
    { weight: 1, arbitrary: rawBody },
  );
  const headers = fc.record(
    {
      'content-type': fc.constantFrom(
        'application/json',
        'application/json',
        'application/json',
        'text/plain',
        'text/csv',
        'multipart/form-data',
      ),
      'idempotency-key': fc.constantFrom('a', 'b', 'with blank', 'x'.repeat(300), 'é'.slice(0, 0) || 'c'),
      'content-length': fc.constantFrom('0', '99999999'),
      accept: fc.constantFrom('*/*', 'application/jsonl', 'text/event-stream'),
      'trpc-accept': fc.constantFrom('application/jsonl', 'x'),
      'if-none-match': fc.constantFrom('*', '"x"'),
    },
    { requiredKeys: [] },
  );
  const suffix = fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: query.map((text) => `?${text}`) },
  );

  const rest = fc
    .tuple(fc.constantFrom(...restRoutes), fc.array(part, { minLength: 2, maxLength: 2 }), suffix)
    .map(([{ method, path }, parts, more]) => ({
      method: method.toUpperCase(),
      path: `/api/v1${path.replace(/\{\w+\}/g, () => parts.pop() ?? 'x')}${more}`,
    }));
  const trpc = fc
    .tuple(
      fc.array(fc.constantFrom(...world.procedures), { minLength: 1, maxLength: 3 }),
      object,
      fc.boolean(),
      evilText,
    )
    .map(([called, input, isPlain, text]) => {
      const path = `/api/trpc/${called.map(({ path: name }) => name).join(',')}`;
      const isBatch = called.length > 1;
      const given = isPlain ? JSON.stringify(isBatch ? { 0: input, 1: input } : input) : text;
      const isQuery = called[0]?.type === 'query';
      const search = [isBatch ? 'batch=1' : '', isQuery ? `input=${encodable(given)}` : ''].filter(Boolean).join('&');
      return { method: isQuery ? 'GET' : 'POST', path: `${path}?${search}` };
    });
  const other = fc
    .tuple(
      fc.constantFrom(
        '/healthz',
        '/readyz',
        '/metrics',
        '/api/v1/openapi.json',
        '/api/v1/collection.json',
        '/api/v1',
        '/api/v1/',
        '/api/trpc',
        '/api/auth/session',
        '/api/auth/csrf',
        '/api/auth/providers',
        '/api/auth/callback/credentials',
        '/api/auth/signin',
        '/api/auth/signout',
        '/api/download/x',
        '/api/v1/%ff',
        '/api/v1/merchants/%',
        '/api/v1//orders',
        '/api/trpc/%E0%A4%A',
      ),
      suffix,
    )
    .map(([path, more]) => ({ method: 'GET', path: `${path}${more}` }));

  return fc
    .tuple(
      fc.oneof({ weight: 6, arbitrary: rest }, { weight: 4, arbitrary: trpc }, { weight: 1, arbitrary: other }),
      fc.oneof(
        { weight: 9, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
      ),
      fc.nat({ max: world.callers - 1 }),
      headers,
      body,
    )
    .map(([{ method, path }, another, caller, given, sent]) => {
      const verb = another ?? method;
      const hasBody = verb !== 'GET' && verb !== 'HEAD';
      return {
        method: verb,
        path,
        caller,
        headers: { ...(hasBody && !given['content-type'] ? { 'content-type': 'application/json' } : {}), ...given },
        body: hasBody ? sent : null,
      };
    });
}

/** Half characters cannot stand in an address at all. */
function encodable(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '�'));
}
