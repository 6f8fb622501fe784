import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { takeFileIn } from '@/prisma/demo/import-file';
import { giveUpRun } from '@/server/disbursements/use-cases/calculate-run';
import { requestRun } from '@/server/disbursements/use-cases/request-run';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { eventTypeNames, eventTypes } from '../schema/event-types';
import { createEndpoint } from './create-endpoint';
import { makeMessages } from './make-messages';

// From what happened in other rooms to messages on their way.

const admin = jobActor('test');
let a: MerchantFacts;
let b: MerchantFacts;
const endpoints = { platform: '', a: '', b: '' };

beforeAll(async () => {
  a = await makeMerchant();
  b = await makeMerchant();
  const add = async (merchant?: string) =>
    unwrap(await createEndpoint(admin, { url: 'https://shop.example/', description: '', eventTypes: [], merchant }))
      .endpoint.id;
  endpoints.platform = await add();
  endpoints.a = await add(a.reference);
  endpoints.b = await add(b.reference);
});
beforeEach(async () => {
  await pool().query('DELETE FROM told_event');
});

type Made = { endpoint: string; type: string; payload: { type: string; timestamp: string; data: { id: string } } };
/** What is made of what happened: who is told what, in the order in which it will be sent. */
async function made(): Promise<Made[]> {
  const { rows: last } = await pool().query<{ place: bigint }>(
    'SELECT coalesce(max(place), 0) AS place FROM webhook_delivery',
  );
  await makeMessages();
  const { rows } = await pool().query<{ endpoint_id: string; type: string; payload: string }>(
    `SELECT d.endpoint_id, d.type, m.payload FROM webhook_delivery d JOIN webhook_message m ON m.id = d.message_id
      WHERE d.place > $1 ORDER BY d.place`,
    [last[0]?.place.toString()],
  );
  const name = new Map(Object.entries(endpoints).map(([key, id]) => [id, key]));
  return rows.map((row) => ({
    endpoint: name.get(row.endpoint_id) as string,
    type: row.type,
    payload: JSON.parse(row.payload),
  }));
}
const told = async () => (await made()).map(({ endpoint, type }) => `${type} to ${endpoint}`);
const left = async () => (await pool().query('SELECT FROM told_event')).rowCount;

let week = 1;
/** Asks for a frame that nobody asked for before. */
const nextMonday = () => new Date(Date.UTC(2025, 0, 6 + 7 * week++)).toISOString().slice(0, 10);

describe('who is told', () => {
  test('a merchant of its own disbursement alone, the platform of all, each as a GET answers', async () => {
    const monday = nextMonday();
    const day = new Date(Date.parse(monday) - 3 * 86_400_000);
    for (const merchant of [a, b]) await bringIn(merchant, [orderOf(merchant, day, 5_000)]);
    await disburse('1week', monday);
    const messages = await made();
    expect(
      messages.map(({ endpoint, type }) => `${type} to ${endpoint}`).toSorted((x, y) => x.localeCompare(y)),
    ).toEqual([
      'disbursement.planned to a',
      'disbursement.planned to b',
      'disbursement.planned to platform',
      'disbursement.planned to platform',
      'run.ready to platform',
    ]);
    const toA = messages.find(({ endpoint }) => endpoint === 'a');
    expect(JSON.stringify(toA)).toContain(a.reference);
    expect(JSON.stringify(toA)).not.toContain(b.reference);
    for (const { type, payload } of messages) {
      expect(payload.type).toBe(type);
      expect(eventTypes[type as keyof typeof eventTypes].data.safeParse(payload.data).error).toBeUndefined();
    }
  });

  test('the platform of runs that fail, of files and of merchants', async () => {
    const { run } = unwrap(await requestRun(admin, { timeFrame: { length: '1week', endingBefore: nextMonday() } }));
    await giveUpRun(run.id, 'for the test');
    await takeFileIn('merchants', 'reference,name\nfrom-a-file,From a file\n');
    await takeFileIn('orders', `${a.reference},x,2026-02-08\n`, {
      options: { columns: ['merchant', 'amount', 'createdAt'] },
    });
    expect(await told()).toEqual([
      'run.failed to platform',
      'merchant.created to platform',
      'import.completed to platform',
      'import.failed to platform',
    ]);
  });

  test('so each type of theirs comes from somewhere', async () => {
    const { rows } = await pool().query<{ type: string }>('SELECT DISTINCT type FROM webhook_message');
    const theirs = eventTypeNames.filter((name) => /^(run|import|merchant)\.|^disbursement\.planned/.test(name));
    expect(rows.map((row) => row.type)).toEqual(expect.arrayContaining(theirs));
  });
});

describe('what happened', () => {
  test('is told once, however many processes are at it', async () => {
    await makeMerchant();
    await makeMerchant();
    const before = (await pool().query('SELECT FROM webhook_message')).rowCount as number;
    await Promise.all([makeMessages(), makeMessages(), makeMessages()]);
    expect((await pool().query('SELECT FROM webhook_message')).rowCount).toBe(before + 2);
    expect(await left()).toBe(0);
  });

  test('is told in its order, though it was committed out of the order of the jobs', async () => {
    for (let index = 0; index < 5; index++) await makeMerchant({ reference: `in-order-${index}` });
    const references = (await made()).map(
      ({ payload }) => (payload.data as unknown as { reference: string }).reference,
    );
    expect(references).toEqual([0, 1, 2, 3, 4].map((index) => `in-order-${index}`));
  });

  test('is not told when it was undone', async () => {
    await transaction(async (client) => {
      await emit(client, { name: 'merchants/merchants.created', data: { merchantIds: ['1'] }, isTold: true });
      throw new Error('undone');
    }).catch(() => {});
    expect([await left(), await told()]).toEqual([0, []]);
  });

  test('is written down by nobody when nobody listens', async () => {
    await pool().query(`UPDATE webhook_endpoint SET event_types = '{run.failed}'`);
    await makeMerchant();
    expect([await told(), await left()]).toEqual([[], 0]);
    await pool().query(`UPDATE webhook_endpoint SET event_types = '{}'`);
  });

  test('and cannot be told by a fault of ours holds the rest up for five tries, and stays for a person', async () => {
    await transaction((client) =>
      emit(client, { name: 'merchants/merchants.created', data: { merchantIds: ['not a number'] }, isTold: true }),
    );
    await makeMerchant({ reference: 'after-the-fault' });
    for (let attempt = 0; attempt < 5; attempt++) await expect(makeMessages()).rejects.toThrow();
    expect(await told()).toEqual(['merchant.created to platform']);
    expect(await left()).toBe(1);
  });
});
