import { beforeAll, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { finishImport, problemsOf, sendFile } from '@/prisma/demo/import-file';
import { jobActor } from '@/server/identity/door';
import type { Import, ImportOptions } from '@/server/imports/schema';
import { type Outcome, unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { applyImport } from './apply-import';
import { checkImport } from './check-import';
import { previewImport } from './preview-import';

const operator = jobActor('test');
beforeAll(() => makeMerchant({ reference: 'shop' }));

/** A file that is kept to be asked about. */
const upload = async (content: string) => unwrap(await sendFile('orders', content, { apply: false })).id;
const check = (id: string, options: ImportOptions = {}) => checkImport(operator, { id, options });
const apply = (id: string, onError: 'stop' | 'skip' = 'stop') => applyImport(operator, { id, onError });
const refusalOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.refusal);
const events = async (id: string) =>
  (await pool().query(`SELECT FROM outbox WHERE name = 'imports/import.advancing' AND data->>'importId' = $1`, [id]))
    .rowCount;

let last = 0;
const nextReference = () => `r-${last++}`;
const columns = ['externalReference', 'merchant', 'amount', 'createdAt'];
const file = (amount = '1.500', date = '03/04/2026') => `${nextReference()},shop,${amount},${date}\n`;
const orderOf = async (content: string) => {
  const { rows } = await pool().query<{ amount: bigint; at: string }>(
    `SELECT amount_minor AS amount, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS at FROM "order" WHERE external_reference = $1`,
    [content.split(',')[0]],
  );
  return rows[0];
};

describe('what is ambiguous is asked about, checked as often as wanted, and taken in as it was checked last', () => {
  const readings: [reason: string, options: ImportOptions, amount: bigint, at: string][] = [
    ['as it is detected: a decimal point, the day first', {}, 150n, '2026-04-03 00:00'],
    ['with a decimal comma', { decimal: ',' }, 150_000n, '2026-04-03 00:00'],
    ['with the month first', { dateFormat: 'MM/dd/yyyy' }, 150n, '2026-03-04 00:00'],
    ['in another zone', { timeZone: 'Europe/Madrid' }, 150n, '2026-04-02 22:00'],
    ['in another currency', { currency: 'BHD' }, 1_500n, '2026-04-03 00:00'],
  ];
  for (const [reason, options, amount, at] of readings) {
    test(reason, async () => {
      const content = file();
      const id = await upload(content);
      unwrap(await check(id, { columns, currency: 'JPY', timeZone: 'Asia/Tokyo' }));
      await finishImport(id);
      unwrap(await check(id, { columns, ...options }));
      expect(await finishImport(id)).toMatchObject({ status: 'checked', rows: { total: 1, bad: 0 } });
      expect(await orderOf(content)).toBeUndefined();
      unwrap(await apply(id));
      expect(await finishImport(id)).toMatchObject({ status: 'completed', rows: { created: 1 } });
      expect(await orderOf(content)).toEqual({ amount, at });
    });
  }

  test('problems of an earlier check are forgotten', async () => {
    const id = await upload(`${file('ten')}${file('2.00')}`);
    unwrap(await check(id, { columns }));
    expect((await finishImport(id)).rows).toMatchObject({ total: 2, bad: 1 });
    expect(await problemsOf(id)).toHaveLength(1);
    unwrap(await check(id, { columns, hasHeader: true }));
    expect((await finishImport(id)).rows).toMatchObject({ total: 1, bad: 0 });
    expect(await problemsOf(id)).toEqual([]);
  });
});

describe('a preview', () => {
  test('shows rows, problems and what is missing, and changes nothing', async () => {
    const id = await upload(`${file('1.00')}${file('ten')}`);
    const shown = unwrap(
      await previewImport(operator, { id, options: { columns: ['externalReference', '', 'amount', 'createdAt'] } }),
    );
    expect(shown.mappingProblems).toEqual([expect.stringMatching(/no column is mapped to merchant/)]);
    expect(shown.rows.map(({ line, problems }) => [line, problems.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    const [first] = (await pool().query('SELECT status, checked_bytes FROM import WHERE id = $1', [id])).rows;
    expect(first).toEqual({ status: 'uploaded', checked_bytes: 0n });
  });
});

describe('is refused', () => {
  const mappings: [reason: string, options: ImportOptions, field: string, message: RegExp][] = [
    ['without a required column', { columns: ['merchant', '', 'amount', ''] }, 'options.columns', /createdAt/],
    ['with a column twice', { columns: ['merchant', 'merchant', 'amount', 'createdAt'] }, 'options.columns', /both/],
    [
      'with an unknown column',
      { columns: ['merchant', 'colour', 'amount', 'createdAt'] },
      'options.columns',
      /"colour" is no field/,
    ],
    ['with a column too many', { columns: [...columns, 'shopper'] }, 'options.columns', /5 columns are named/],
    ['with a date format that is none', { columns, dateFormat: 'someday' }, 'options.dateFormat', /not a date format/],
    ['in a time zone that is none', { columns, timeZone: 'Mars/Olympus' }, 'options.timeZone', /not an IANA/],
    ['in a currency that is none', { columns, currency: 'XQQ' }, 'options.currency', /not an ISO 4217/],
  ];
  for (const [reason, options, field, message] of mappings) {
    test(`to check ${reason}`, async () => {
      const refusal = refusalOf(await check(await upload(file()), options));
      expect(refusal).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(message) });
      expect(refusal?.fields?.[0]?.field).toBe(field);
    });
  }

  const NOBODY = '00000000-0000-4000-8000-000000000000';
  test('what is not there', async () => {
    for (const asked of [
      check(NOBODY, { columns }),
      apply(NOBODY),
      previewImport(operator, { id: NOBODY, options: {} }),
    ])
      expect(refusalOf(await asked)?.code).toBe('not_found');
  });

  type Asked = (id: string) => Promise<Outcome<Import>>;
  const doCheck: Asked = (id) => check(id, { columns });
  const moves: [reason: string, before: Asked[], asked: Asked, code: string | null, events: number][] = [
    ['to take in what is not checked', [], apply, 'conflict', 0],
    ['to take in what is being checked', [doCheck], apply, 'conflict', 1],
    ['to check what is being checked', [doCheck], doCheck, 'conflict', 1],
    ['not: to check again what is checked', [doCheck, finish], doCheck, null, 2],
    ['to check what is being taken in', [doCheck, finish, apply], doCheck, 'conflict', 2],
    ['not: to take in what is being taken in, which changes nothing', [doCheck, finish, apply], apply, null, 2],
    ['not: to take in what is taken in, which changes nothing', [doCheck, finish, apply, finish], apply, null, 2],
    ['to check what is taken in', [doCheck, finish, apply, finish], doCheck, 'conflict', 2],
  ];
  for (const [reason, before, asked, code, expected] of moves) {
    test(reason, async () => {
      const id = await upload(file());
      for (const step of before) unwrap(await step(id));
      expect(refusalOf(await asked(id))?.code ?? null).toBe(code);
      expect(await events(id)).toBe(expected);
    });
  }

  test('to take a file with bad rows in whole; its good rows can be', async () => {
    const id = await upload(`${file('ten')}${file('2.00')}`);
    unwrap(await check(id, { columns }));
    await finishImport(id);
    expect(refusalOf(await apply(id))).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/1 rows are bad/),
    });
    unwrap(await apply(id, 'skip'));
    expect(await finishImport(id)).toMatchObject({ status: 'completed', rows: { bad: 1, created: 1 } });
  });

  test('twice at once: taking in asked for ten times is one', async () => {
    const id = await upload(file());
    unwrap(await check(id, { columns }));
    await finishImport(id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => apply(id)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await events(id)).toBe(2);
    expect(await finishImport(id)).toMatchObject({ rows: { created: 1, alreadyThere: 0 } });
  });
});

async function finish(id: string): Promise<Outcome<Import>> {
  return { ok: true, value: await finishImport(id) };
}
