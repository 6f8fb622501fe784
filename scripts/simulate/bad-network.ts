/** How a call can go wrong on its way. After that it is sent again, as whoever lost a connection would. */
export type Mishap = 'dropped request' | 'dropped answer';

const HANG_UP_MS = 15;

/** A `fetch` whose first call of each address goes wrong in this way, and all others go through. */
export function badNetwork(mishap: Mishap, doFetch: typeof fetch = fetch): typeof fetch {
  const met = new Set<string>();
  return (async (url: string, init: RequestInit) => {
    if (met.has(url)) return doFetch(url, init);
    met.add(url);
    const broken =
      mishap === 'dropped request'
        ? ({ ...init, body: halfOf(init.body), duplex: 'half' } as RequestInit)
        : { ...init, signal: hangUpSoon(init.signal) };
    // Where an answer comes all the same, before we hung up, it is lost.
    await doFetch(url, broken).then((response) => response.body?.cancel());
    throw new TypeError('hung up on purpose');
  }) as typeof fetch;
}

/** Half of a body, and then the connection is gone. */
function halfOf(body: RequestInit['body']): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(String(body));
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('hung up on purpose'));
      sent = true;
      controller.enqueue(bytes.subarray(0, bytes.length / 2));
    },
  });
}

const hangUpSoon = (signal: AbortSignal | null | undefined): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(HANG_UP_MS), ...(signal ? [signal] : [])]);
