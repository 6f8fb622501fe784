import { beforeEach, expect, test } from 'vitest';
import { withClient } from '@/scripts/database/database';
import { ok, refuse } from '@/server/kernel/outcome';
import { DatabaseAwayError } from './database-away';
import { allOrNothing, execute, pool, rows, sql, transaction } from './db';

const names = async () =>
  (await rows<{ name: string }>(pool(), sql`SELECT name FROM outbox ORDER BY id`)).map((row) => row.name);
const add = (client: Parameters<typeof execute>[0], name: string) =>
  execute(client, sql`INSERT INTO outbox (name, data) VALUES (${name}, '{}')`);

beforeEach(() => pool().query('DELETE FROM outbox'));

test('what work wrote is there once it has returned', async () => {
  expect(await transaction((client) => add(client, 'kept'))).toBe(1);
  expect(await names()).toEqual(['kept']);
});

test('nothing is there when work throws, and the error is the work’s own', async () => {
  const failing = transaction(async (client) => {
    await add(client, 'lost');
    throw new RangeError('no');
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect(await names()).toEqual([]);
});

test('a refusal takes back what was written before it, and is told as it is', async () => {
  const refused = await allOrNothing(async (client) => {
    await add(client, 'lost');
    return refuse('conflict', 'no');
  });
  expect(refused).toEqual(refuse('conflict', 'no'));
  expect(await names()).toEqual([]);
  expect(await allOrNothing(async (client) => ok(await add(client, 'kept')))).toEqual(ok(1));
  expect(await names()).toEqual(['kept']);
  await expect(allOrNothing(() => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
});

test('work that swallows the failure of a statement is not told that all was kept', async () => {
  const swallowing = transaction(async (client) => {
    await add(client, 'lost');
    await client.query('SELECT 1 / 0').catch(() => {});
  });
  await expect(swallowing).rejects.toThrow(/nothing was committed/);
  expect(await names()).toEqual([]);
});

test('a connection that is lost in the middle fails the work, not the process, and the next has a good one', async () => {
  const losing = transaction(async (client) => {
    await add(client, 'lost');
    const { rows: found } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await withClient(process.env.DATABASE_OWNER_URL as string, (owner) =>
      owner.query('SELECT pg_terminate_backend($1)', [found[0]?.pid]),
    );
    await client.query('SELECT 1');
  });
  await expect(losing).rejects.toThrow(DatabaseAwayError);
  expect(await names()).toEqual([]);
  await transaction((client) => add(client, 'kept'));
  expect(await names()).toEqual(['kept']);
});

test('every connection comes back, however the work ended', async () => {
  const ends = Array.from({ length: 40 }, (_, n) =>
    transaction(async (client) => {
      await client.query(n % 2 === 0 ? 'SELECT 1' : 'SELECT 1 / 0');
    }).catch(() => {}),
  );
  await Promise.all(ends);
  expect(pool().idleCount).toBe(pool().totalCount);
  expect(pool().waitingCount).toBe(0);
});
