import { text as textOf } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { sendFile } from '@/prisma/demo/import-file';
import { calculateBatch, giveUpRun } from '@/server/disbursements/use-cases/calculate-run';
import { requestRun } from '@/server/disbursements/use-cases/request-run';
import { type Actor, jobActor } from '@/server/identity/door';
import { advanceImport } from '@/server/imports/use-cases/advance-import';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { pool, transaction } from '@/server/platform/db';
import { inRequest } from '@/server/platform/request-context';
import { exportEntries } from './export-entries';
import { getChain } from './get-chain';
import { getEntry } from './get-entry';
import { getTimeline } from './get-timeline';
import { listEntries } from './list-entries';

let a: MerchantFacts;
let b: MerchantFacts;
let operator: Actor;
let ownerOfA: Actor;
let viewerOfA: Actor;
let run: string;
let disbursementOfA: string;

const person = async (role: 'finance_operator' | 'merchant_owner' | 'merchant_viewer', of: MerchantFacts | null) =>
  ({
    kind: 'user',
    id: await makePerson(role, of?.id),
    name: `Ada ${role}`,
    role,
    merchantId: of?.id ?? null,
  }) as Actor;

const request = { requestId: 'request-1', ip: '203.0.113.7', userAgent: 'a browser' };

beforeAll(async () => {
  [a, b] = [await makeMerchant(), await makeMerchant()];
  [operator, ownerOfA, viewerOfA] = [
    await person('finance_operator', null),
    await person('merchant_owner', a),
    await person('merchant_viewer', a),
  ];
  for (const merchant of [a, b]) await bringIn(merchant, [orderOf(merchant, '2026-01-07T10:00Z', 1000)]);
  const timeFrame = { length: '1week', endingBefore: '2026-01-12' } as const;
  run = await inRequest(request, async () => unwrap(await requestRun(operator, { timeFrame })).run.id);
  await calculateBatch(run);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE merchant_id = $1', [
    a.id.toString(),
  ]);
  disbursementOfA = String(rows[0]?.id);
});

const said = async (actor: Actor, ...of: [Parameters<typeof getTimeline>[1], string]) =>
  unwrap(await getTimeline(actor, ...of)).events.map(({ who, text }) => `${who.name} ${text}`);

describe('what happened', () => {
  test('to a run: who asked for it, and what came of it', async () => {
    expect(await said(operator, 'run', run)).toEqual([
      'Ada finance_operator asked for this run',
      'Countinghouse calculated this run: 2 merchants',
    ]);
  });

  test('to a run that was given up, and to what it had planned', async () => {
    const timeFrame = { length: '1week', endingBefore: '2026-01-26' } as const;
    const asked = unwrap(await requestRun(operator, { timeFrame })).run.id;
    await calculateBatch(asked, 1);
    await giveUpRun(asked, 'The disk is full.');
    expect((await said(operator, 'run', asked)).at(-1)).toBe(
      'Countinghouse could not calculate this run: The disk is full.',
    );
    const { rows } = await pool().query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE after->>'runId' = $1 ORDER BY id`,
      [asked],
    );
    expect(rows.map(({ action }) => action)).toEqual(['disbursement.planned', 'disbursement.cancelled']);
  });

  test('to an import, one row a phase', async () => {
    const { id } = unwrap(
      await sendFile(
        'orders',
        `merchant,amount,created_at\n${a.reference},1.00,2026-02-08\n${a.reference},2.00,2026-02-08\n`,
      ),
    );
    while (!(await advanceImport(id)));
    expect(await said(operator, 'import', id)).toEqual([
      expect.stringMatching(/ uploaded /),
      'Countinghouse checked the file: 2 rows, none bad',
      'Countinghouse took the rows in: 2 new',
    ]);
  });

  test('to a merchant, in its own chain', async () => {
    expect(await said(operator, 'merchant', a.reference)).toEqual(['Countinghouse added this merchant']);
  });

  test('to a disbursement, told to a viewer who may not read the audit', async () => {
    expect(await said(viewerOfA, 'disbursement', disbursementOfA)).toEqual([
      'Countinghouse calculated this disbursement: 1 order',
    ]);
    expect(await listEntries(viewerOfA, { limit: 10 })).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
  });
});

describe('to a merchant’s owner', () => {
  test('there is nothing but what stands in the own chain', async () => {
    const { data } = unwrap(await listEntries(ownerOfA, { limit: 200 }));
    expect(new Set(data.map(({ merchant }) => merchant))).toEqual(new Set([a.reference]));
    const all = unwrap(await listEntries(operator, { limit: 200 }));
    const ofB = all.data.find(({ merchant }) => merchant === b.reference);
    expect(await getEntry(ownerOfA, ofB?.id as string)).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  });

  test('ours have no name, and cannot be found by it; the own people have', async () => {
    const of = (actor: Actor, why: string) =>
      transaction((client) =>
        audit(client, {
          actor,
          action: 'merchant.changed',
          object: { type: 'merchant', id: a.reference },
          merchantId: a.id,
          why,
        }),
      );
    await inRequest(request, () => of(operator, 'by ours'));
    await inRequest(request, () => of(ownerOfA, 'by the own'));
    const { data } = unwrap(await listEntries(ownerOfA, { limit: 2 }));
    expect(data).toMatchObject([
      { why: 'by the own', actor: { kind: 'user', name: ownerOfA.name }, ip: request.ip, requestId: request.requestId },
      { why: 'by ours', actor: { kind: 'countinghouse', id: null, name: 'Countinghouse' }, ip: null, requestId: null },
    ]);
    expect(JSON.stringify(data)).not.toContain(operator.name);
    const found = async (who: string) =>
      unwrap(await listEntries(ownerOfA, { who, limit: 10 })).data.map(({ why }) => why);
    expect(await found('ada finance')).toEqual([]);
    expect(await found(operator.id)).toEqual([]);
    expect(await found('ada')).toEqual(['by the own']);
  });

  test('the state is that of the own chain', async () => {
    const { entries, waiting } = unwrap(await getChain(ownerOfA));
    const { data } = unwrap(await listEntries(ownerOfA, { limit: 200 }));
    expect(entries + waiting).toBe(data.length);
  });
});

describe('filters', () => {
  const rows: [reason: string, filter: Record<string, string>, count: number][] = [
    ['by whom, whatever the case', { who: 'ADA FINANCE', action: 'run.requested' }, 2],
    ['by an action', { action: 'run.calculated' }, 1],
    ['by an object', { objectType: 'disbursement' }, 4],
    ['by days before anything', { to: '2026-01-01' }, 0],
    ['by text within what changed', { text: '2026-01-26', action: 'run.requested' }, 1],
    ['by a merchant that is not there', { merchant: 'nobody' }, 0],
  ];
  test.each(rows)('%s', async (_reason, filter, count) => {
    expect(unwrap(await listEntries(operator, { ...filter, limit: 200 })).data).toHaveLength(count);
  });

  test('pages follow each other without a gap', async () => {
    const all = unwrap(await listEntries(operator, { limit: 200 })).data.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = unwrap(await listEntries(operator, { limit: 3, cursor }));
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all);
  });
});

describe('as a CSV file', () => {
  test('no cell is a formula, and no secret is in it, however deep', async () => {
    await transaction((client) =>
      audit(client, {
        actor: jobActor('test'),
        action: 'thing.changed',
        object: { type: 'thing', id: '=HYPERLINK("http://evil.example","x")' },
        merchantId: null,
        after: { password: 'hunter2', list: [{ deep: { token: 'abc', secret: null, kept: 'yes' } }] },
        why: '@SUM(1+1)',
      }),
    );
    const csv = await textOf(unwrap(await exportEntries(operator, { action: 'thing.changed' })).body);
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv).toContain(`'@SUM(1+1)`);
    expect(csv).not.toMatch(/hunter2|abc/);
    expect(csv).toContain('yes');
    expect(csv.split('\r\n').filter(Boolean)).toHaveLength(2);
  });

  test('it holds all there is, across pages', async () => {
    await transaction((client) =>
      audit(
        client,
        ...Array.from({ length: 2_345 }, (_, index) => ({
          actor: jobActor('test'),
          action: 'bulk.added',
          object: { type: 'bulk', id: String(index) },
          merchantId: null,
        })),
      ),
    );
    const csv = await textOf(unwrap(await exportEntries(operator, { action: 'bulk.added' })).body);
    expect(csv.split('\r\n').filter(Boolean)).toHaveLength(2_346);
  });
});

test('the application cannot change or delete what was written down', async () => {
  for (const statement of [
    `UPDATE audit_entry SET why = 'x'`,
    'DELETE FROM audit_entry',
    'UPDATE audit_link SET place = 0',
    'DELETE FROM audit_link',
    'DELETE FROM audit_head',
    'UPDATE audit_export SET heads = 0',
    'TRUNCATE audit_entry CASCADE',
  ]) {
    await expect(pool().query(statement)).rejects.toThrow(/permission denied|append-only/);
  }
});

test('disburse, as the demo does, is written down too', async () => {
  const id = await disburse('1week', '2026-03-02');
  expect((await said(operator, 'run', id))[0]).toBe('Countinghouse asked for this run');
});
