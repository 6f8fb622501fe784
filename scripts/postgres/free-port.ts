import { createServer } from 'node:net';

/** The first port from `wanted` on which nobody listens; 0 asks the system for any. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 200 && port <= 65535; port += 1) {
    const free = await tryPort(port);
    if (free !== undefined) return free;
  }
  throw new Error(`No port from ${wanted} to ${wanted + 199} is free. Set another one, or end what listens there.`);
}

/** A listener on one address counts like one on all of them: some systems would let both be, and split the callers. */
async function tryPort(port: number): Promise<number | undefined> {
  const free = await listenOnce(port, '127.0.0.1');
  return free === undefined ? undefined : listenOnce(free);
}

function listenOnce(port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    probe.listen({ port, host }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
