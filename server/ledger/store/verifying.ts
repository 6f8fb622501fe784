import { sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

// What must hold of the ledger itself. Each statement is one look, so that what is being posted meanwhile disturbs nothing.

/** Every journal has two lines at least, and they balance per currency. */
const journals = checkByIds(
  'journals',
  'journal',
  ({ after, to }) => sql`
    SELECT min(a.merchant_id) AS merchant_id,
           CASE WHEN count(p.id) < 2 THEN format('journal %s (%s) has %s postings: two at least belong to it', j.id, j.code, count(p.id))
                ELSE format('journal %s (%s) does not balance: %s %s over', j.id, j.code, sum(p.amount_minor), a.currency) END AS message
      FROM journal j LEFT JOIN posting p ON p.journal_id = j.id LEFT JOIN account a ON a.id = p.account_id
     WHERE j.id > ${after} AND j.id <= ${to} GROUP BY j.id, j.code, a.currency
    HAVING coalesce(sum(p.amount_minor), 0) <> 0 OR count(p.id) < 2 ORDER BY j.id`,
);

/** Every posting has its account and its journal, and the journal's day and instant. */
const postings = checkByIds(
  'postings',
  'posting',
  ({ after, to }) => sql`
    SELECT a.merchant_id, CASE
             WHEN j.id IS NULL THEN format('posting %s is of journal %s, which is not there', p.id, p.journal_id)
             WHEN a.id IS NULL THEN format('posting %s is of account %s, which is not there', p.id, p.account_id)
             ELSE format('posting %s has another day or instant than its journal %s', p.id, p.journal_id) END AS message
      FROM posting p LEFT JOIN journal j ON j.id = p.journal_id LEFT JOIN account a ON a.id = p.account_id
     WHERE p.id > ${after} AND p.id <= ${to}
       AND (j.id IS NULL OR a.id IS NULL OR (p.effective_on, p.posted_at) IS DISTINCT FROM (j.effective_on, j.created_at))
     ORDER BY p.id`,
);

/**
 * Every account has the number and the sum of its postings as version and balance, and each posting goes on where the one
 * before it ended. Tells the first break of each account.
 */
const accounts = checkByIds(
  'accounts',
  'account',
  ({ after, to }) => sql`
    WITH line AS MATERIALIZED (
      SELECT p.account_id, p.id, p.account_version, p.balance_after, row_number() OVER own AS version,
             sum(p.amount_minor) OVER own AS balance
        FROM posting p WHERE p.account_id > ${after} AND p.account_id <= ${to}
      WINDOW own AS (PARTITION BY p.account_id ORDER BY p.account_version ROWS UNBOUNDED PRECEDING)),
    broken AS (
      SELECT DISTINCT ON (account_id) * FROM line WHERE account_version <> version OR balance_after <> balance
       ORDER BY account_id, version),
    ended AS (SELECT account_id, max(version) AS version FROM line GROUP BY account_id)
    SELECT a.merchant_id, CASE
             WHEN b.id IS NOT NULL THEN format('account %s (%s %s): posting %s says version %s and balance %s, where %s and %s follow',
               a.id, a.code, a.currency, b.id, b.account_version, b.balance_after, b.version, b.balance)
             ELSE format('account %s (%s %s) says version %s and balance %s; its postings make %s and %s',
               a.id, a.code, a.currency, a.version, a.balance_minor, coalesce(e.version, 0), coalesce(l.balance, 0)) END AS message
      FROM account a LEFT JOIN broken b ON b.account_id = a.id LEFT JOIN ended e ON e.account_id = a.id
      LEFT JOIN line l ON l.account_id = a.id AND l.version = e.version
     WHERE a.id > ${after} AND a.id <= ${to} AND (b.id IS NOT NULL
        OR (a.version, a.balance_minor) IS DISTINCT FROM (coalesce(e.version, 0), coalesce(l.balance, 0)))
     ORDER BY a.id`,
);

export const ledgerChecks = [journals, postings, accounts];
