import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withClient } from '@/scripts/database/database';
import { pool, transaction } from './db';
import { emit } from './outbox';

// The event API of the job engine, on a real socket: it takes events, or fails as it is told to.
type Sent = { id: string; name: string; data: { n: number } };
let answers: number[] = [];
let received: Sent[][] = [];
/** What happens while the engine is at work on a request. */
let meanwhile: () => Promise<unknown> = async () => {};
let server: Server;
let relay: typeof import('./outbox-relay');

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', async () => {
      const events = JSON.parse(body) as Sent[];
      const status = answers.shift() ?? 200;
      received.push(events);
      await meanwhile();
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ status, ids: events.map(({ id }) => id), ...(status === 200 ? {} : { error: 'told to' }) }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.INNGEST_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.INNGEST_EVENT_KEY = 'test';
  // Only now: the client reads where the engine is when it is made.
  relay = await import('./outbox-relay');
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  answers = [];
  received = [];
  await pool().query('DELETE FROM outbox');
});

const event = (n: number) => ({ name: 'test/happened', data: { n } });
const waiting = async () =>
  (await pool().query<{ n: number }>(`SELECT (data->>'n')::int AS n FROM outbox ORDER BY id`)).rows.map((row) => row.n);

describe('an event', () => {
  test('is there if and only if the change was committed', async () => {
    await transaction((client) => emit(client, event(1)));
    await transaction(async (client) => {
      await emit(client, event(2));
      throw new Error('undone');
    }).catch(() => {});
    const client = await pool().connect();
    await client.query('BEGIN');
    await emit(client, event(3));
    expect(await waiting()).toEqual([1]);
    await client.query('COMMIT');
    client.release();
    expect(await waiting()).toEqual([1, 3]);
  });

  test('whose transaction fails at its COMMIT is not there', async () => {
    const failing = transaction(async (client) => {
      await emit(client, event(1));
      await client.query(
        `INSERT INTO journal (code, cause_kind, cause_id, effective_on) VALUES ('order_completed', 'test', '1', '2026-01-01')`,
      );
    });
    await expect(failing).rejects.toThrow(/fewer than two postings/);
    expect(await waiting()).toEqual([]);
  });

  test('is told to whoever listens, once it is committed', async () => {
    await withClient(process.env.DATABASE_URL as string, async (listener) => {
      const told = new Promise<string>((resolve) => listener.on('notification', ({ channel }) => resolve(channel)));
      await listener.query('LISTEN outbox');
      await transaction((client) => emit(client, event(1)));
      expect(await told).toBe('outbox');
    });
  });
});

describe('the relay', () => {
  const fill = (from: number, to: number) =>
    transaction(async (client) => {
      for (let n = from; n <= to; n++) await emit(client, event(n));
    });

  test('sends what waits, in order, and keeps nothing of it', async () => {
    await fill(1, 3);
    expect(await relay.relayBatch()).toBe(3);
    expect(received).toHaveLength(1);
    expect(received[0]?.map(({ name, data }) => [name, data.n])).toEqual([
      ['test/happened', 1],
      ['test/happened', 2],
      ['test/happened', 3],
    ]);
    expect(await waiting()).toEqual([]);
    expect(await relay.relayBatch()).toBe(0);
    expect(received).toHaveLength(1);
  });

  test('keeps what the engine did not confirm, and sends it again with the same ids', async () => {
    await fill(1, 2);
    answers = [400, 400, 400, 400, 400];
    await expect(relay.relayBatch()).rejects.toThrow();
    expect(await waiting()).toEqual([1, 2]);
    answers = [];
    await fill(3, 3);
    expect(await relay.relayBatch()).toBe(3);
    expect(await waiting()).toEqual([]);
    const first = received[0]?.map(({ id }) => id) as string[];
    const last = received.at(-1)?.map(({ id }) => id) as string[];
    expect(last.slice(0, 2)).toEqual(first);
    expect(new Set(last).size).toBe(3);
    for (const id of last) expect(id).toMatch(/^outbox-\d+-\d+$/);
  });

  test('keeps what it cannot send at all', async () => {
    await fill(1, 1);
    await new Promise((resolve) => server.close(resolve));
    const { port } = new URL(process.env.INNGEST_BASE_URL as string);
    await expect(relay.relayBatch()).rejects.toThrow();
    expect(await waiting()).toEqual([1]);
    await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve));
    expect(await relay.relayBatch()).toBe(1);
  });

  test('by two at once gives each event the same id, so that the engine takes it once', async () => {
    await fill(1, 5);
    await Promise.all([relay.relayBatch(), relay.relayBatch()]);
    const ids = received.map((events) => events.map(({ id }) => id).join());
    expect(new Set(ids).size).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  test('sends at most 200 at a time, and goes on until nothing waits', async () => {
    await fill(1, 450);
    const started = relay.startOutboxRelay();
    await expect.poll(waiting, { timeout: 120_000 }).toEqual([]);
    await fill(451, 451);
    await expect.poll(waiting, { timeout: 120_000 }).toEqual([]);
    await started.stop();
    expect(received.map((events) => events.length)).toEqual([200, 200, 50, 1]);
    expect(received.flat().map(({ data }) => data.n)).toEqual(Array.from({ length: 451 }, (_, n) => n + 1));
  });

  test('leaves what is committed while it sends, though its number may be lower', async () => {
    const late = await pool().connect();
    await late.query('BEGIN');
    await emit(late, event(1));
    await fill(2, 2);
    meanwhile = () => late.query('COMMIT');
    expect(await relay.relayBatch()).toBe(1);
    meanwhile = async () => {};
    late.release();
    expect(await waiting()).toEqual([1]);
    expect(await relay.relayBatch()).toBe(1);
    expect(received.flat().map(({ data }) => data.n)).toEqual([2, 1]);
  });
});
