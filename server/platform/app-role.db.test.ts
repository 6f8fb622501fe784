import { describe, expect, test } from 'vitest';
import { withClient } from '@/scripts/database/database';
import { pool } from './db';

/** The tables of the house, with what the application may do to them beyond reading and adding. */
const mayAlso: Record<string, string[]> = {
  merchant: ['UPDATE'],
  order: ['UPDATE'],
  run: ['UPDATE'],
  disbursement: ['UPDATE'],
  import: ['UPDATE'],
  user: ['UPDATE'],
  api_key: ['UPDATE'],
  session: ['DELETE', 'UPDATE'],
  authenticator: ['DELETE', 'UPDATE'],
  recovery_code: ['DELETE', 'UPDATE'],
  idempotency_record: ['DELETE', 'UPDATE'],
  outbox: ['DELETE'],
  import_problem: ['DELETE'],
  rate_limit: ['DELETE', 'UPDATE'],
  audit_unsealed: ['DELETE'],
  verification: ['UPDATE'],
  mail: ['UPDATE'],
  told_event: ['DELETE', 'UPDATE'],
  webhook_endpoint: ['UPDATE'],
  webhook_secret: ['UPDATE'],
  webhook_delivery: ['UPDATE'],
  invitation: ['UPDATE'],
  password_reset: ['DELETE', 'UPDATE'],
  api_key_secret: ['UPDATE'],
  settlement: ['UPDATE'],
  settlement_sum: ['UPDATE'],
  payment: ['UPDATE'],
  refund: ['UPDATE'],
  dispute: ['UPDATE'],
  dead_letter: ['UPDATE'],
  simulated_charge: ['UPDATE'],
  simulated_transfer: ['UPDATE'],
  customer: ['DELETE', 'UPDATE'],
  plan: ['UPDATE'],
  subscription: ['UPDATE'],
  subscription_pause: ['UPDATE'],
  invoice_series: ['UPDATE'],
  invoice: ['UPDATE'],
  invoice_line: ['DELETE'],
  hand_payment: ['UPDATE'],
  saved_filter: ['DELETE', 'UPDATE'],
  sandbox_clock: ['UPDATE'],
  sandbox_move: ['UPDATE'],
  billing_run: ['UPDATE'],
  billing_provider: ['UPDATE'],
  review_item: ['UPDATE'],
};

const byName = (a: string, b: string) => a.localeCompare(b);

test('the application owns nothing and has exactly the rights that this table gives it', async () => {
  const { rows } = await pool().query<{ table: string; rights: string[]; owner: string }>(`
    SELECT c.relname AS "table", pg_get_userbyid(c.relowner) AS owner, array(
      SELECT right_name FROM unnest(array['DELETE','INSERT','MAINTAIN','REFERENCES','SELECT','TRIGGER','TRUNCATE','UPDATE']) AS right_name
       WHERE has_table_privilege('countinghouse_app', c.oid, right_name)) AS rights
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`);
  const actual = Object.fromEntries(rows.map(({ table, rights }) => [table, rights]));
  const expected = Object.fromEntries(
    rows.map(({ table }) => [table, ['INSERT', 'SELECT', ...(mayAlso[table] ?? [])].toSorted(byName)]),
  );
  expect(actual).toEqual(expected);
  expect(Object.keys(actual)).toEqual(expect.arrayContaining(Object.keys(mayAlso)));
  expect(new Set(rows.map((row) => row.owner))).not.toContain('countinghouse_app');
});

describe('the application cannot', () => {
  const refused: [what: string, statement: string][] = [
    ['make a table', 'CREATE TABLE mine (id int)'],
    ['make a function', 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
    ['change a table', 'ALTER TABLE payable ADD COLUMN more int'],
    ['switch a rule off', 'ALTER TABLE payable DISABLE TRIGGER ALL'],
    ['switch all rules off for its session', `SET session_replication_role = 'replica'`],
    [
      'replace a rule',
      'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
    ],
    ['drop a table', 'DROP TABLE posting'],
    ['delete an order', 'DELETE FROM "order"'],
    ['delete a disbursement', 'DELETE FROM disbursement'],
    ['delete a merchant', 'DELETE FROM merchant'],
    ['set a balance', 'UPDATE account SET balance_minor = 0'],
    ['read the migrations', 'SELECT * FROM _prisma_migrations'],
  ];
  for (const [what, statement] of refused) {
    test(what, async () => {
      await expect(pool().query(statement)).rejects.toThrow(/permission denied|must be owner/);
    });
  }

  test('nobody deletes a merchant', async () => {
    await withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
      expect(client.query('DELETE FROM merchant')).rejects.toThrow(/append-only/),
    );
  });
});
