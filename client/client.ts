import { ApiError, type Problem } from './api-error';
import { type Operations, operations } from './operations';

export type ClientOptions = {
  /** Where Countinghouse is: `https://books.example.com`. */
  url: string;
  /** An API key, `ch_live_…`. */
  key: string;
  /** How often a call is tried again that met a lost connection, a limit or a pause; 4 unless said otherwise. */
  retries?: number;
  fetch?: typeof fetch;
};

export type CallOptions = {
  /** Your own key for a call that changes something; one is made for each call unless you bring it. */
  idempotencyKey?: string;
  /** What an upload sends. */
  body?: Blob | string | Uint8Array<ArrayBuffer>;
  signal?: AbortSignal;
};

type Name = keyof Operations;
type Input<N extends Name> = Operations[N]['input'];
type Output<N extends Name> = Operations[N]['output'];
/** Operations whose answers are pages of rows. */
type ListName = { [N in Name]: Output<N> extends { data: unknown[]; nextCursor: string | null } ? N : never }[Name];
type Row<N extends ListName> = Output<N> extends { data: (infer R)[] } ? R : never;

export type Client = { [N in Name]: (input: Input<N>, options?: CallOptions) => Promise<Output<N>> } & {
  /** Every row of a list, page by page as they are needed. */
  each<N extends ListName>(list: N, input: Input<N>, options?: CallOptions): AsyncGenerator<Row<N>>;
};

/**
 * The API as functions: `client.listOrders({ merchant: 'harbour-books' })`. What changes something carries an
 * `Idempotency-Key`, so that trying again is always safe. Throws `ApiError` for every answer that is no success.
 */
export function createClient(options: ClientOptions): Client {
  const call = (name: Name) => (input: object, more?: CallOptions) => send(options, name, input, more);
  const functions = Object.fromEntries((Object.keys(operations) as Name[]).map((name) => [name, call(name)]));
  async function* each(list: Name, input: object, more?: CallOptions) {
    for (let cursor: string | undefined; ; ) {
      const page = (await call(list)({ ...input, ...(cursor ? { cursor } : {}) }, more)) as {
        data: unknown[];
        nextCursor: string | null;
      };
      yield* page.data;
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
  return { ...functions, each } as unknown as Client;
}

async function send(options: ClientOptions, name: Name, input: object, more: CallOptions = {}): Promise<unknown> {
  const request = requestOf(options, name, input, more);
  const { retries = 4, fetch: doFetch = fetch } = options;
  for (let tried = 0; ; tried++) {
    const isLast = tried >= retries;
    let response: Response;
    try {
      response = await doFetch(request.url, request.init);
    } catch (error) {
      if (isLast || more.signal?.aborted) throw error;
      await wait(backOffMs(tried), more.signal);
      continue;
    }
    if (response.ok) return await bodyOf(response);
    const failure = await failureOf(response);
    if (isLast || !failure.isWorthAnotherTry) throw failure;
    const retryAfter = Number(response.headers.get('retry-after'));
    await wait(retryAfter > 0 ? retryAfter * 1000 : backOffMs(tried), more.signal);
  }
}

function requestOf({ url, key }: ClientOptions, name: Name, input: object, more: CallOptions) {
  const { method, path, sends } = operations[name];
  const left = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/\{(\w+)\}/g, (_, part: string) => {
    const value = String(left.get(part) ?? '');
    left.delete(part);
    return encodeURIComponent(value);
  });
  const isQuery = sends !== 'json';
  const query = isQuery
    ? new URLSearchParams([...left].map(([field, value]) => [field, String(value)])).toString()
    : '';
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  if (method !== 'GET') headers['idempotency-key'] = more.idempotencyKey ?? crypto.randomUUID();
  if (!isQuery) headers['content-type'] = 'application/json';
  const body = isQuery ? more.body : JSON.stringify(Object.fromEntries(left));
  return {
    url: `${url.replace(/\/$/, '')}/api/v1${filled}${query ? `?${query}` : ''}`,
    init: { method, headers, ...(body === undefined ? {} : { body }), ...(more.signal ? { signal: more.signal } : {}) },
  };
}

/** JSON, or the file that was asked for. */
const bodyOf = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return null;
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return isJson ? response.json() : response.blob();
};

async function failureOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => null)) as Problem | null;
  return new ApiError(response.status, problem, response.headers.get('x-request-id'));
}

const LONGEST_PAUSE_MS = 8_000;
const backOffMs = (tried: number): number => Math.min(250 * 2 ** tried, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);

const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
