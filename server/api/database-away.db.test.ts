import { beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '@/scripts/postgres/free-port';
import { DatabaseAwayError } from '@/server/platform/database-away';
import { execute, pool, rows, sql, transaction } from '@/server/platform/db';
import { handlerFor } from './handlers';

// Nothing listens where this file's database should be.
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL as string);
  url.port = String(await freePort(0));
  process.env.DATABASE_URL = url.href;
});

describe('while the database is away', () => {
  test('a statement and a transaction say so, by one error', async () => {
    await expect(rows(pool(), sql`SELECT 1`)).rejects.toThrow(DatabaseAwayError);
    await expect(execute(pool(), sql`SELECT 1`)).rejects.toThrow(DatabaseAwayError);
    await expect(transaction(async () => 1)).rejects.toThrow(DatabaseAwayError);
  });

  const paths: [path: string, body: object][] = [
    ['/api/v1/orders', { status: 503, code: 'unavailable' }],
    ['/readyz', { ok: false, database: { ok: false } }],
  ];
  test.each(paths)('%s answers 503, and shows nothing of why', async (path, body) => {
    const headers = { authorization: 'Bearer ch_any' };
    const response = await handlerFor(path)?.(new Request(`http://house.test${path}`, { headers }));
    expect(response?.status).toBe(503);
    const text = (await response?.text()) as string;
    expect(JSON.parse(text)).toMatchObject(body);
    expect(text).not.toMatch(/ECONN|127\.0\.0\.1|localhost|postgres/);
    if (path !== '/readyz') expect(response?.headers.get('retry-after')).toBe('5');
  });
});
