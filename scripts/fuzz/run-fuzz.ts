import fc from 'fast-check';
import { handlerFor } from '@/server/api/handlers';
import { appRouter } from '@/server/api/router';
import { type FuzzRequest, fuzzRequests } from './arbitraries';

const HOUSE = 'http://house.test';
const HANGS_AFTER_MS = 20_000;
const AT_ONCE = 8;

export type FuzzOptions = {
  requests: number;
  seed: number;
  /** Headers by which each caller is known; the first is nobody. */
  callers: Record<string, string>[];
  /** Ids and references of rows that are there. */
  ids: string[];
  onProgress?: (done: number) => void;
};

export type FuzzReport = {
  /** Answers by status. */
  statuses: Record<string, number>;
  slowestMs: number;
  /** The requests that failed, as curl would send them, with what came back. */
  failures: string[];
};

/**
 * Sends requests that nobody in their right mind would send to the very handlers of the product, on a real database. The
 * same seed makes the same requests. What fails: any 5xx, a handler that throws, an answer that does not come.
 */
export async function runFuzz({ requests, seed, callers, ids, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
  ).map(([path, { _def }]) => ({ path, type: _def.type }));
  const arbitrary = fuzzRequests({ ids, procedures, callers: callers.length });
  const report: FuzzReport = { statuses: {}, slowestMs: 0, failures: [] };
  // Made by the thousand, so that a long run holds no more of them than a short one.
  const BATCH = 1_000;
  for (let done = 0; done < requests && report.failures.length < 20; done += BATCH) {
    const batch = fc.sample(arbitrary, { numRuns: Math.min(BATCH, requests - done), seed: seed + done });
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (let next = batch.pop(); next; next = batch.pop()) await send(next, callers[next.caller] ?? {}, report);
    });
    await Promise.all(workers);
    const polluted = Object.keys(Object.prototype);
    if (polluted.length > 0) report.failures.push(`every object now has: ${polluted.join(', ')} (requests ${done} on)`);
    onProgress?.(Math.min(requests, done + BATCH));
  }
  return report;
}

async function send(request: FuzzRequest, known: Record<string, string>, report: FuzzReport): Promise<void> {
  const url = `${HOUSE}${request.path}`;
  if (!URL.canParse(url)) return;
  const handle = handlerFor(new URL(url).pathname);
  if (!handle) return;
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), HANGS_AFTER_MS);
  });
  try {
    const { method, body } = request;
    const sent = new Request(url, { method, headers: { ...request.headers, ...known }, body: body as BodyInit | null });
    const answered = handle(sent).then(async (response) => ({ status: response.status, text: await response.text() }));
    const { status, text } = await Promise.race([answered, hangs]);
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    if (status >= 500) report.failures.push(`${asCurl(request)}\n  → ${status} ${text.slice(0, 300)}`);
  } catch (error) {
    report.failures.push(`${asCurl(request)}\n  → ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    clearTimeout(timer);
    report.slowestMs = Math.max(report.slowestMs, performance.now() - started);
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function asCurl({ method, path, headers, body, caller }: FuzzRequest): string {
  const given = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const sent =
    body === null
      ? []
      : [
          `--data-binary ${quoted(typeof body === 'string' ? body.slice(0, 2_000) : Buffer.from(body).toString('latin1'))}`,
        ];
  return [`curl -X ${method} ${quoted(`$URL${path}`)} -H "$CALLER_${caller}"`, ...given, ...sent].join(' ');
}
