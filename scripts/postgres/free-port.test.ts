import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from './free-port';

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(host?: string): Promise<number> {
  const server = createServer();
  servers.push(server);
  server.listen({ port: 0, host });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test.each([
  ['on all addresses, as the web process does', undefined],
  ['on 127.0.0.1 alone, as the database does', '127.0.0.1'],
])('a port that is taken %s is passed over', async (_reason, host) => {
  const taken = await listen(host);
  expect(await freePort(taken)).toBeGreaterThan(taken);
});

test('a free port is taken as it is, and 0 stands for any', async () => {
  const free = await freePort(0);
  expect(free).toBeGreaterThan(0);
  expect(await freePort(free)).toBe(free);
});
