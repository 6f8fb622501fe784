import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from '../scripts/setup/build-pages';
import { median, medianRatio, ms, type Result, seconds } from './measure';
import { fillPayments, LOOKED_UP, PAYMENTS } from './payments/fill';
import { load, type Measured } from './payments/load';
import { makePlatformKey } from './payments/platform-key';
import { type Served, startBare, startWeb } from './payments/process';
import type { BenchServer } from './server';

const CONNECTIONS = [1, 32, 128];
const ROUNDS = 5;
const ROUND_SECONDS = 3;
const PAGE = 50;
const DEEP_PAGE = 1_000;

/**
 * Accepting and looking up payments through one production process, against a bare server that runs the same statements;
 * and a deep page of ten million payments against the first.
 */
export async function benchPayments(server: BenchServer): Promise<Result[]> {
  await buildPages();
  const database = await server.database('payments');
  await fillPayments(database.ownerUrl);
  const key = await makePlatformKey(database);
  const dataDir = mkdtempSync(join(tmpdir(), 'countinghouse-bench-web-'));
  const [web, bare] = [await startWeb(database, dataDir), await startBare(database)];
  try {
    const results: Result[] = [];
    for (const connections of CONNECTIONS)
      results.push(...(await against('POST /payments', connections, web, bare, () => acceptRequest(key))));
    for (const connections of CONNECTIONS)
      results.push(...(await against('GET /payments/{id}', connections, web, bare, () => lookUpRequest(key))));
    results.push(await deepPage(web, key));
    return results;
  } finally {
    await web.stop();
    await bare.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Request = ReturnType<Parameters<typeof load>[0]['request']>;

/** Ours and the yardstick in turns; the first round warms up. */
async function against(
  what: string,
  connections: number,
  web: Served,
  bare: Served,
  request: () => Request,
): Promise<Result[]> {
  const [ours, yardstick]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++)
    for (const [side, { url }] of [
      [ours, web],
      [yardstick, bare],
    ] as const) {
      const measured = await load({ url, connections, seconds: ROUND_SECONDS, request });
      if (round > 0) side.push(measured);
    }
  const line = (
    unit: string,
    of: (one: Measured) => number,
    show: (value: number) => string,
    limit: string,
    holds: (ratio: number) => boolean,
  ): Result => {
    const ratio = medianRatio(ours.map(of), yardstick.map(of));
    const from = `${what}, ${connections} ${connections === 1 ? 'connection' : 'connections'}: ${unit}`;
    return {
      what: from,
      ours: show(median(ours.map(of))),
      yardstick: show(median(yardstick.map(of))),
      ratio,
      limit,
      holds: holds(ratio),
    };
  };
  return [
    line(
      'requests/s',
      (one) => one.perSecond,
      (value) => value.toFixed(0),
      '≥ 0.5',
      (ratio) => ratio >= 0.5,
    ),
    line(
      'p99',
      (one) => one.p99Ms,
      (value) => `${value.toFixed(1)} ms`,
      '≤ 2',
      (ratio) => ratio <= 2,
    ),
  ];
}

const asking = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });
const card = { cardNumber: '4242424242424242', holder: 'Ada Lovelace', expiry: '12/40', verificationCode: '123' };

function acceptRequest(key: string): Request {
  const merchant = `bench-${1 + Math.floor(Math.random() * 50)}`;
  const amount = { amount: 500 + Math.floor(Math.random() * 20_000), currency: 'EUR' };
  return {
    method: 'POST',
    path: '/api/v1/payments',
    headers: { ...asking(key), 'idempotency-key': randomUUID() },
    body: JSON.stringify({ merchant, method: 'credit_card', description: 'Two atlases', amount, card }),
  };
}

function lookUpRequest(key: string): Request {
  const id = PAYMENTS - Math.floor(Math.random() * LOOKED_UP);
  return { method: 'GET', path: `/api/v1/payments/${id}`, headers: asking(key) };
}

/** The first page and a deep one in turns, each as it is asked for over HTTP. */
async function deepPage({ url }: Served, key: string): Promise<Result> {
  const page = async (cursor: string | null) => {
    const answer = await fetch(`${url}/api/v1/payments?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`, {
      headers: asking(key),
    });
    const { data, nextCursor } = (await answer.json()) as { data: unknown[]; nextCursor: string | null };
    if (data.length !== PAGE) throw new Error(`a page of ${data.length}`);
    return nextCursor;
  };
  let cursor: string | null = null;
  for (let number = 1; number < DEEP_PAGE; number++) cursor = await page(cursor);
  const [first, deep]: [number[], number[]] = [[], []];
  for (let round = 0; round < 400; round++) {
    first.push(await seconds(() => page(null)));
    deep.push(await seconds(() => page(cursor)));
  }
  const ratio = median(deep) / median(first);
  return {
    what: `page ${DEEP_PAGE.toLocaleString('en')} of 10 million payments, against the first`,
    ours: ms(median(deep)),
    yardstick: ms(median(first)),
    ratio,
    limit: '≤ 1.2',
    holds: ratio <= 1.2,
  };
}
