import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { camt, HOUSE, houseAccount, uploadStatement } from '@/prisma/demo/bank-statements';
import { makePerson } from '@/prisma/demo/factories';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import { getStatement, listStatementLines, listStatements } from './list-statements';
import { previewCsv } from './preview-csv';

const actor = jobActor('test');
const statement = (id: string, day: string, opening: number, amounts: number[], more = {}) => ({
  id,
  on: day,
  opening,
  entries: amounts.map((amountMinor, at) => ({ amountMinor, bankRef: `${day}/${at}/${amountMinor}` })),
  ...more,
});
const message = (text: string) => ({ refusal: { message: expect.stringContaining(text) } });
const filesKept = () => readdirSync(join(config().DATA_DIR, 'files')).length;

beforeAll(async () => {
  await houseAccount();
  await houseAccount('USD', '000123456789');
  await houseAccount('GBP', 'GB33BUKB20201555555555');
});

describe('a statement', () => {
  test('is taken in with its lines, all statements of a file at once', async () => {
    const { statements } = unwrap(
      await uploadStatement(
        actor,
        camt(statement('S-2', '2026-03-03', 80, [30]), statement('S-1', '2026-03-02', 100, [-50, 30])),
      ),
    );
    expect(statements).toMatchObject([
      {
        bankId: 'S-1',
        account: 'DE•• •••• •••• 3000',
        opening: { amount: 100 },
        closing: { amount: 80 },
        lines: 2,
        isFirst: true,
        openLines: 2,
      },
      {
        bankId: 'S-2',
        opening: { amount: 80 },
        closing: { amount: 110 },
        gap: { amount: 0 },
        isFirst: false,
        moneyIn: { amount: 30 },
      },
    ]);
    const lines = unwrap(await listStatementLines(actor, { id: statements[0]?.id as string, limit: 1 }));
    expect(lines.data).toMatchObject([{ amount: { amount: -50 }, place: 'statement 2, entry 1', matchId: null }]);
    expect(lines.nextCursor).not.toBeNull();
    expect(unwrap(await getStatement(actor, statements[1]?.id as string))).toMatchObject({
      difference: { amount: -110 },
      balance: { openLines: { count: 3, sum: { amount: 10 } }, openings: { count: 1, sum: { amount: 100 } } },
    });
  });

  test('is taken in once: by its file, and by its name in another file; the file itself is not kept', async () => {
    const kept = filesKept();
    const bytes = camt(statement('S-3', '2026-03-04', 110, [1]));
    unwrap(await uploadStatement(actor, bytes, { fileName: 'march-4.xml' }));
    expect(filesKept()).toBe(kept);
    expect(await uploadStatement(actor, bytes)).toMatchObject(message('taken in already: march-4.xml, by test on'));
    expect(await uploadStatement(actor, camt(statement('S-3', '2026-03-04', 110, [1])))).toMatchObject(
      message('Statement 1 (S-3) was taken in already, with march-4.xml'),
    );
    expect(filesKept()).toBe(kept);
    expect(unwrap(await listStatements(actor, { limit: 1, currency: 'EUR' })).data[0]?.bankId).toBe('S-3');
  });

  test('that overlaps brings in what is new, known by the bank’s references', async () => {
    const again = statement('S-3b', '2026-03-04', 110, [1, 5]);
    const { statements } = unwrap(await uploadStatement(actor, camt(again)));
    expect(statements).toMatchObject([{ lines: 1, knownLines: 1, gap: { amount: 0 }, closing: { amount: 116 } }]);
    expect(await uploadStatement(actor, camt({ ...again, id: 'S-3c' }))).toMatchObject(message('says nothing new'));
  });

  test('tells what is missing before it, until that comes in', async () => {
    const later = unwrap(await uploadStatement(actor, camt(statement('S-6', '2026-03-09', 200, [4])))).statements[0];
    expect(later).toMatchObject({ gap: { amount: 84 } });
    unwrap(await uploadStatement(actor, camt(statement('S-5', '2026-03-06', 116, [84]))));
    expect(unwrap(await getStatement(actor, later?.id as string)).gap.amount).toBe(0);
  });

  test.each<[string, Parameters<typeof camt>[0], string]>([
    ['another’s account', { account: 'NL91ABNA0417164300' }, 'which is none of ours'],
    ['our account in another currency', { currency: 'GBP' }, 'our account that ends in 3000 is kept in EUR'],
    ['lines that do not add up', { opening: 5, closing: 9, entries: [{ amountMinor: 3 }] }, 'A line is missing in it'],
    [
      'days within one that is in',
      { on: '2026-03-02', entries: [{ amountMinor: 3 }] },
      'has lines without a reference',
    ],
  ])('is refused for %s', async (what, given, text) => {
    const bytes = camt(given);
    const without = what.startsWith('days')
      ? Buffer.from(bytes.toString().replaceAll(/<AcctSvcrRef>.*?<\/AcctSvcrRef>/g, ''))
      : bytes;
    expect(await uploadStatement(actor, without)).toMatchObject(message(text));
  });

  test('of a file of which one is refused leaves none of it, nor the file', async () => {
    const kept = filesKept();
    const two = camt(statement('S-7', '2026-03-10', 204, [1]), { account: 'NL91ABNA0417164300' });
    expect((await uploadStatement(actor, two)).ok).toBe(false);
    expect(filesKept()).toBe(kept);
    expect(unwrap(await listStatements(actor, { limit: 1, currency: 'EUR' })).data[0]?.bankId).toBe('S-6');
  });

  test('that two send at once is taken in once', async () => {
    const bytes = camt(statement('S-8', '2026-03-11', 204, [1]));
    const sent = await Promise.all([uploadStatement(actor, bytes), uploadStatement(actor, bytes)]);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is not taken in from who may only read', async () => {
    const id = await makePerson('auditor', null);
    const auditor: Actor = {
      kind: 'user',
      id,
      name: 'A',
      role: 'auditor',
      merchantId: null,
      session: { id, pending: null, secondFactorAt: null },
    };
    expect(await uploadStatement(auditor, camt({}))).toMatchObject({ refusal: { code: 'not_allowed' } });
    expect(unwrap(await listStatements(auditor, { limit: 1 })).data).toHaveLength(1);
  });
});

describe('a CSV', () => {
  const csv = Buffer.from(
    'Account;GB33\nBooking date;Amount;Reference;Description\n02.03.2026;-12,50;CHP-1;Payout\n03.03.2026;1.000,00;;Sale\n',
  );
  const preview = async (mapping?: object) =>
    unwrap(
      await previewCsv(actor, {
        sample: csv.toString('base64'),
        currency: 'GBP',
        ...(mapping ? { mapping: mapping as never } : {}),
      }),
    );

  test('is looked at first: what each column is read as', async () => {
    expect(await preview()).toMatchObject({
      source: 'detected',
      mapping: {
        separator: ';',
        skipLines: 1,
        decimal: ',',
        dateFormat: 'dd.MM.yyyy',
        amount: { kind: 'signed', column: 'Amount' },
      },
      columns: [
        { readAs: 'bookedOn' },
        { readAs: 'amount' },
        { readAs: 'endToEndId' },
        { readAs: 'text', samples: ['Payout', 'Sale'] },
      ],
      lines: [
        { amount: { amount: -1_250, currency: 'GBP' }, endToEndId: 'CHP-1', bookedOn: '2026-03-02' },
        { amount: { amount: 100_000 } },
      ],
      problems: [],
    });
    const { mapping } = await preview();
    expect(await preview({ ...mapping, decimal: '.' })).toMatchObject({
      source: 'given',
      lines: [],
      problems: [{ field: 'line 3, column "Amount"' }, {}],
    });
  });

  test('is taken in by the mapping, which the account keeps; its balances follow from what was there before', async () => {
    const { mapping } = await preview();
    const given = { format: 'csv', currency: 'GBP', fileName: 'bank.csv', mapping: JSON.stringify(mapping) };
    expect(await uploadStatement(actor, csv, given)).toMatchObject(message('tells no balance'));
    const { statements } = unwrap(await uploadStatement(actor, csv, { ...given, opening: '500' }));
    expect(statements).toMatchObject([
      {
        balancesTold: false,
        opening: { amount: 500 },
        closing: { amount: 99_250 },
        opensOn: '2026-03-02',
        closesOn: '2026-03-03',
      },
    ]);
    expect((await preview()).source).toBe('remembered');
    const next = Buffer.from(csv.toString().replaceAll('.03.', '.04.'));
    const { statements: after } = unwrap(await uploadStatement(actor, next, { format: 'csv', currency: 'GBP' }));
    expect(after).toMatchObject([{ opening: { amount: 99_250 }, gap: { amount: 0 } }]);
  });

  test.each([
    [{ format: 'csv' }, 'names no account'],
    [{ format: 'csv', currency: 'USD' }, 'send the mapping along'],
    [{ format: 'csv', currency: 'USD', mapping: '{"separator": ";"}' }, 'mapping of the columns'],
  ])('is refused with %j', async (given, text) => {
    expect(await uploadStatement(actor, Buffer.concat([csv, Buffer.from('\n')]), given)).toMatchObject(message(text));
  });
});

test('the account of a statement is known however the bank writes it', async () => {
  const spaced = camt(statement('S-9', '2026-03-12', 205, [1], { account: HOUSE.replace(/(.{4})/g, '$1 ') }));
  expect((await uploadStatement(actor, spaced)).ok).toBe(true);
});
