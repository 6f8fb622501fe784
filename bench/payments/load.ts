import autocannon from 'autocannon';

export type Measured = { perSecond: number; p99Ms: number };

/** Asks a server from so many connections, each as soon as it is answered. Throws where an answer is no success. */
export async function load({
  url,
  connections,
  seconds,
  request,
}: {
  url: string;
  connections: number;
  seconds: number;
  /** The next request; none is sent twice. */
  request: () => { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string };
}): Promise<Measured> {
  const tookMs: number[] = [];
  const failures = new Map<number, number>();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    // What it adds itself, such as the host, stays.
    const setupRequest = (base: autocannon.Request) => ({ ...base, ...request() });
    const options = { url, connections, duration: seconds, requests: [{ setupRequest }] };
    autocannon(options, (error, ended) => (error ? reject(error) : resolve(ended))).on(
      'response',
      (_client, status, _bytes, ms) => {
        tookMs.push(ms);
        if (status >= 300) failures.set(status, (failures.get(status) ?? 0) + 1);
      },
    );
  });
  if (failures.size > 0 || result.errors > 0)
    throw new Error(`${url}: ${JSON.stringify([...failures])}, ${result.errors} connections failed`);
  tookMs.sort((a, b) => a - b);
  return {
    perSecond: tookMs.length / result.duration,
    p99Ms: tookMs[Math.ceil(tookMs.length * 0.99) - 1] as number,
  };
}
