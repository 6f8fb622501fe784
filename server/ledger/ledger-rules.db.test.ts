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
      'UPDATE account SET balance_minor = 0',
      'UPDATE account SET version = version + 1',
      'DELETE FROM account',
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

describe('a posting goes on where its account is, whoever writes', () => {
  const rows: [reason: string, version: number, balance: number, refusal: RegExp | null][] = [
    ['the next version and its balance', 0, 0, null],
    ['a version that is left out', 1, 0, /where version \d+ and -?\d+ is next/],
    ['a version that was there', -1, 0, /posting_account_id_account_version_key/],
    ['a balance that is not the sum', 0, 1, /where version \d+ and -?\d+ is next/],
  ];
  test.each(rows)('%s', async (_reason, version, balance, refusal) => {
    const writing = onOwnersConnection(async (client) => {
      await client.query('BEGIN');
      const journal = await newJournal(client);
      await postLines(client, journal, [[otherEur, -5]]);
      await client.query(
        `INSERT INTO posting (journal_id, account_id, amount_minor, account_version, balance_after, effective_on, posted_at)
         SELECT j.id, a.id, 5, a.version + 1 + $3, a.balance_minor + 5 + $4, j.effective_on, j.created_at
           FROM journal j, account a WHERE j.id = $1 AND a.id = $2`,
        [journal, eur(), version, balance],
      );
      await client.query('COMMIT');
    });
    if (refusal) await expect(writing).rejects.toThrow(refusal);
    else await writing;
  });

  test('a posting has the day of its journal', async () => {
    const writing = onOwnersConnection(async (client) => {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO posting (journal_id, account_id, amount_minor, account_version, balance_after, effective_on, posted_at)
         SELECT j.id, a.id, 5, a.version + 1, a.balance_minor + 5, j.effective_on + 1, j.created_at
           FROM journal j, account a WHERE j.id = $1 AND a.id = $2`,
        [await newJournal(client), eur()],
      );
    });
    await expect(writing).rejects.toThrow(/another day or instant/);
  });

  test('an account starts with nothing', async () => {
    await expect(
      pool().query(`INSERT INTO account (code, kind, currency, balance_minor) VALUES ('x', 'asset', 'EUR', 5)`),
    ).rejects.toThrow(/starts with version 0/);
  });

  test('many transactions at once, over the same accounts in opposite orders: every version once, none waits in a circle', async () => {
    const keys = ['order_clearing', 'provider_receivable', 'merchant_payable', 'fee_revenue'] as const;
    const line = (code: (typeof keys)[number], amountMinor: bigint) => ({
      code,
      merchantId: null,
      currency: 'SEK',
      amountMinor,
    });
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => {
        const order = n % 2 === 0 ? keys : keys.toReversed();
        const lines = order.map((code, index) => line(code, index % 2 === 0 ? BigInt(n) : -BigInt(n)));
        return transaction((client) =>
          post(client, [
            {
              code: 'order_completed',
              causeKind: 'test',
              causeId: String(n),
              effectiveOn: '2026-01-07',
              lines: [...lines, ...lines],
            },
          ]),
        );
      }),
    );
    const { rows } = await pool().query(
      `SELECT a.version, a.balance_minor = sum(p.amount_minor) AS is_sum, count(DISTINCT p.account_version)::bigint AS versions,
              (array_agg(p.balance_after ORDER BY p.account_version DESC))[1] = a.balance_minor AS is_last
         FROM account a JOIN posting p ON p.account_id = a.id WHERE a.currency = 'SEK' GROUP BY a.id`,
    );
    expect(rows).toEqual(keys.map(() => ({ version: 120n, is_sum: true, versions: 120n, is_last: true })));
  });
});
