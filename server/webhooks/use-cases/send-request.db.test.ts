import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resetConfig } from '@/server/platform/config';
import { sendRequest } from './send-request';

// Requests to addresses that somebody else chose, as in production: nothing of our own network may be reached.

let reached = 0;
const server = createServer((_request, response) => {
  reached += 1;
  response.end();
});
let port: number;

const live = (ports: number[]) => {
  process.env.WEBHOOKS_ALLOW_PRIVATE = '0';
  process.env.WEBHOOKS_PORTS = ports.join(',');
  resetConfig();
};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  port = (server.address() as AddressInfo).port;
  live([443, port]);
});
afterAll(() => {
  server.close();
  resetConfig();
});

const send = (url: string, answers?: LookupAddress[][]) => {
  const resolve = answers && (async () => answers.shift() ?? []);
  return sendRequest(url, { 'content-type': 'application/json' }, '{}', resolve);
};
const v4 = (address: string): LookupAddress => ({ address, family: 4 });
const v6 = (address: string): LookupAddress => ({ address, family: 6 });

describe('a name is judged by the addresses that are connected to', () => {
  test.each<[string, LookupAddress[]]>([
    ['this machine', [v4('127.0.0.1')]],
    ['this machine over IPv6', [v6('::1')]],
    ['the metadata of a cloud', [v4('169.254.169.254')]],
    ['a private network', [v4('10.1.2.3')]],
    ['mapped IPv4', [v6('::ffff:127.0.0.1')]],
    ['NAT64 of this machine', [v6('64:ff9b::7f00:1')]],
    ['a private address among public ones', [v4('93.184.216.34'), v4('127.0.0.1')]],
  ])('%s is not', async (_what, addresses) => {
    const { status, error } = await send(`https://harmless.example:${port}/`, [addresses]);
    expect([status, error]).toEqual([null, 'Not sent: the address leads to a private network.']);
  });

  test('a real name that leads to this machine, by the real resolver, is not either', async () => {
    // The system's own table of hosts: every machine has it, no network is needed.
    const { status, error } = await send(`https://localhost:${port}/`);
    expect([status, error]).toEqual([null, expect.stringContaining('private network')]);
  });

  test('a name that changes its mind is asked once: the answer that was judged is the one that is used', async () => {
    const answers = [[v4('192.0.2.1')], [v4('127.0.0.1')]];
    expect((await send(`https://rebinding.example:${port}/`, answers)).error).toContain('private network');
    expect(answers).toHaveLength(1);
  });
});

describe('what an address in odd notation leads to is the same', () => {
  test.each([
    'https://127.0.0.1',
    'https://0x7f.1',
    'https://2130706433',
    'https://0177.0.0.1',
    'https://127.1',
    'https://0',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[::]',
  ])('%s', async (address) => {
    const { status, error } = await send(`${address}:${port}/`);
    expect([status, error]).toEqual([null, expect.stringContaining('private network')]);
  });
});

test('other protocols and ports are not sent to', async () => {
  expect((await send('http://harmless.example/')).error).toContain('https://');
  expect((await send('https://harmless.example:22/')).error).toContain('port');
});

test('a name without any address, and one that is not there, are said to be so', async () => {
  expect((await send('https://nowhere.example/', [[]])).error).toContain('could not be looked up');
});

test('nothing has reached this machine', () => {
  expect(reached).toBe(0);
});

test('in development it may be reached', async () => {
  process.env.WEBHOOKS_ALLOW_PRIVATE = '1';
  process.env.DEMO = '1';
  resetConfig();
  expect(await send(`http://localhost:${port}/`)).toMatchObject({ status: 200, error: null });
  expect(reached).toBe(1);
});

test('what is no HTTP, or closes, is no answer', async () => {
  const { createServer: createSocket } = await import('node:net');
  const rude = createSocket((socket) => socket.end('hello\r\n\r\n'));
  await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
  const { port: rudePort } = rude.address() as AddressInfo;
  expect((await send(`http://127.0.0.1:${rudePort}/`)).error).toBe('What came back was not HTTP.');
  rude.close();
  expect((await send('http://127.0.0.1:9/')).error).toBe('The connection was refused.');
});
