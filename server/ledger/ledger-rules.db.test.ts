import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { pool, transaction } from '@/server/platform/db';
import { post } from './door';

const onOwnersConnection = <T>(work: (client: pg.Client) => Promise<T>) =>
  withClient(process.env.DATABASE_OWNER_URL as string, work);

let accounts: Record<'EUR' | 'USD', [string, string]>;

beforeAll(async () => {
  for (const currency of ['EUR', 'USD']) {
    const merchant = await makeMerchant({ currency });
    await bringIn(merchant, [orderOf(merchant, '2026-01-07T10:00Z', 5_000)]);
  }
  const found = await pool().query<{ id: bigint; currency: 'EUR' | 'USD' }>('SELECT id, currency FROM account');
  const of = (currency: string) =>
    found.rows.filter((row) => row.currency === currency).map((row) => row.id.toString()) as [string, string];
  accounts = { EUR: of('EUR'), USD: of('USD') };
});

const newJournal = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO journal (code, cause_kind, cause_id, effective_on) VALUES ('order_completed', 'test', '1', '2026-01-07') RETURNING id`,
  );
  return rows[0]?.id as string;
};

type Line = [account: () => string, amountMinor: number];
const postLines = async (client: pg.Client, journal: string, lines: Line[]) => {
  for (const [account, amountMinor] of lines)
    await client.query(
      `INSERT INTO posting (journal_id, account_id, amount_minor, account_version, balance_after, effective_on, posted_at)
       SELECT j.id, a.id, $3, a.version + 1, a.balance_minor + $3, j.effective_on, j.created_at
         FROM journal j, account a WHERE j.id = $1 AND a.id = $2`,
      [journal, account(), amountMinor],
    );
};

const eur = () => accounts.EUR[0];
const otherEur = () => accounts.EUR[1];
const usd = () => accounts.USD[0];
const otherUsd = () => accounts.USD[1];

describe('a journal at COMMIT, also of the superuser', () => {
  const rows: [reason: string, lines: Line[], refusal: RegExp | null][] = [
    [
      'two lines that balance',
      [
        [eur, 5],
        [otherEur, -5],
      ],
      null,
    ],
    [
      'two currencies, each balanced',
      [
        [eur, 5],
        [otherEur, -5],
        [usd, 7],
        [otherUsd, -7],
      ],
      null,
    ],
    [
      'one unit too many',
      [
        [eur, 5],
        [otherEur, -4],
      ],
      /does not balance: 1 EUR over/,
    ],
    [
      'balanced only across currencies',
      [
        [eur, 5],
        [usd, -5],
      ],
      /does not balance/,
    ],
    ['a single line, even of nothing', [[eur, 0]], /fewer than two postings/],
    ['no line at all', [], /fewer than two postings/],
  ];
  for (const [reason, lines, refusal] of rows) {
    test(`${refusal ? 'is refused' : 'is taken'}: ${reason}`, async () => {
      const committing = onOwnersConnection(async (client) => {
        await client.query('BEGIN');
        await postLines(client, await newJournal(client), lines);
        return (await client.query('COMMIT')).command;
      });
      if (refusal) await expect(committing).rejects.toThrow(refusal);
      else expect(await committing).toBe('COMMIT');
    });
  }

  test('is closed afterwards: nothing is posted into it', async () => {
    await onOwnersConnection(async (client) => {
      await client.query('BEGIN');
      const journal = await newJournal(client);
      await postLines(client, journal, [
        [eur, 5],
        [otherEur, -5],
      ]);
      await client.query('COMMIT');
      await expect(
        postLines(client, journal, [
          [eur, 1],
          [otherEur, -1],
        ]),
      ).rejects.toThrow(/is closed: post a new one/);
    });
  });

  test('is checked again when lines follow a check in the same transaction', async () => {
    const committing = onOwnersConnection(async (client) => {
      await client.query('BEGIN');
      const journal = await newJournal(client);
      await postLines(client, journal, [
        [eur, 5],
        [otherEur, -5],
      ]);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await client.query('SET CONSTRAINTS ALL DEFERRED');
      await postLines(client, journal, [[eur, 1]]);
      await client.query('COMMIT');
    });
    await expect(committing).rejects.toThrow(/does not balance: 1 EUR over/);
  });
});

const writers = {
  'the owner': (statement: string) => onOwnersConnection((client) => client.query(statement)),
  'the application': (statement: string) => pool().query(statement),
};
for (const [writer, write] of Object.entries(writers)) {
  describe(`what is written stays written, for ${writer}`, () => {
    for (const change of [
      `UPDATE journal SET cause_id = 'other'`,
      'DELETE FROM journal',
      'TRUNCATE journal CASCADE',
      'UPDATE posting SET amount_minor = 0',
      'DELETE FROM posting',
      'TRUNCATE posting',
      'UPDATE fee_version SET tiers = tiers',
      'DELETE FROM fee_version',
      'TRUNCATE fee_version',
    ]) {
      test(change, async () => {
        await expect(write(change)).rejects.toThrow(/append-only|permission denied/);
      });
    }
  });
}

test('entries come back as journals in their order, on accounts made once', async () => {
  const lines = (amountMinor: bigint) => [
    { code: 'order_clearing' as const, merchantId: null, currency: 'CHF', amountMinor },
    { code: 'fee_revenue' as const, merchantId: null, currency: 'CHF', amountMinor: -amountMinor },
  ];
  const entry = (causeId: string) => ({ code: 'order_completed' as const, causeKind: 'order-test', causeId });
  const amounts = [3n, 1n, 2n];
  const postAll = () =>
    transaction((client) =>
      post(
        client,
        amounts.map((amount) => ({ ...entry(amount.toString()), effectiveOn: '2026-01-07', lines: lines(amount) })),
      ),
    );
  const both = (await Promise.all([postAll(), postAll()])).flat();
  const { rows } = await pool().query<{ cause_id: string }>(
    'SELECT j.cause_id FROM unnest($1::bigint[]) WITH ORDINALITY AS asked(id, position) JOIN journal j USING (id) ORDER BY position',
    [both.map(String)],
  );
  expect(rows.map((row) => row.cause_id)).toEqual(['3', '1', '2', '3', '1', '2']);
  const made = await pool().query(`SELECT FROM account WHERE currency = 'CHF'`);
  expect(made.rowCount).toBe(2);
});
