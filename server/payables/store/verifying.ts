import { wallNow } from '@/server/platform/clock';
import { raw, type Sql, sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

/** What has happened owes by an event, which needs a moment; what is older than this (on the wall) and owes nothing was forgotten. */
const PATIENCE_MS = 5 * 60_000;
const patience = () => new Date(wallNow().getTime() - PATIENCE_MS);

/** Every payable is gross = fee + net, is of its merchant's event, and as much as that. */
const payables = checkByIds(
  'payables',
  'payable',
  ({ after, to }) => sql`
    SELECT p.merchant_id, CASE
             WHEN p.gross_minor <> p.fee_minor + p.net_minor THEN
               format('payable %s is %s gross, but %s fee and %s net', p.id, p.gross_minor, p.fee_minor, p.net_minor)
             WHEN j.id IS NULL THEN format('payable %s is of journal %s, which is not there', p.id, p.journal_id)
             ELSE format('payable %s owes for %s %s, which is not there', p.id, p.kind, p.source_id) END AS message
      FROM payable p
      LEFT JOIN journal j ON j.id = p.journal_id
      LEFT JOIN "order" o ON p.kind = 'capture' AND o.id = p.source_id
      LEFT JOIN payment y ON p.kind = 'payment_capture' AND y.id = p.source_id
      LEFT JOIN refund r ON p.kind = 'refund' AND r.id = p.source_id
      LEFT JOIN dispute d ON p.kind IN ('dispute', 'dispute_won') AND d.id = p.source_id
      LEFT JOIN disbursement k ON p.kind IN ('carried', 'reserve_released') AND k.id = p.source_id AND k.merchant_id = p.merchant_id
      LEFT JOIN monthly_fee f ON p.kind = 'monthly_fee' AND f.id = p.source_id AND f.merchant_id = p.merchant_id
     WHERE p.id > ${after} AND p.id <= ${to}
       AND (p.gross_minor <> p.fee_minor + p.net_minor OR j.id IS NULL
            OR (p.kind <> 'adjustment' AND coalesce(o.id, y.id, r.id, d.id, k.id, f.id) IS NULL))
     ORDER BY p.id`,
);

/** Every completed order owes once: by itself, or by the payment through us. */
const orders = checkByIds(
  'completed orders',
  'order',
  ({ after, to }) => sql`
    SELECT o.merchant_id, CASE
             WHEN p.id IS NULL THEN format('order %s (%s) is completed and owes nothing: %s %s', o.id, o.external_reference, o.amount_minor, o.currency)
             WHEN o.collection IS NOT NULL THEN format('order %s (%s) was paid through us and also owes by its completion: payable %s', o.id, o.external_reference, p.id)
             ELSE format('order %s (%s) is %s %s, and its payable %s is %s %s', o.id, o.external_reference, o.amount_minor, o.currency, p.id, p.gross_minor, p.currency) END AS message
      FROM "order" o
      LEFT JOIN payable p ON p.kind = 'capture' AND p.source_id = o.id AND p.source_id > ${after} AND p.source_id <= ${to}
     WHERE o.id > ${after} AND o.id <= ${to} AND o.completed_at IS NOT NULL
       AND CASE WHEN o.collection IS NOT NULL THEN p.id IS NOT NULL
                WHEN p.id IS NULL THEN greatest(o.completed_at, o.moved_at) < ${patience()}
                ELSE (p.merchant_id, p.gross_minor, p.currency) IS DISTINCT FROM (o.merchant_id, o.amount_minor, o.currency) END
     ORDER BY o.id`,
);

type Event = { table: string; kind: string; is: string; amount: string; at: string };

/** Every event of a payment owes once, and as much as it is. */
const events = ({ table, kind, is, amount, at }: Event, name: string) =>
  checkByIds(name, table, ({ after, to }) => {
    const [eventAmount, eventAt, eventIs, from] = [amount, at, is, table].map((text) => raw(text)) as [
      Sql,
      Sql,
      Sql,
      Sql,
    ];
    return sql`
      SELECT e.merchant_id, CASE
               WHEN p.id IS NULL THEN format('%s %s owes nothing: %s %s', ${table}::text, e.id, ${eventAmount}, e.currency)
               ELSE format('%s %s is %s %s, and its payable %s is %s %s', ${table}::text, e.id, ${eventAmount}, e.currency, p.id, p.gross_minor, p.currency) END AS message
        FROM ${from} e LEFT JOIN payable p ON p.kind = ${kind}::payable_kind AND p.source_id = e.id
       WHERE e.id > ${after} AND e.id <= ${to} AND ${eventIs}
         AND CASE WHEN p.id IS NULL THEN ${eventAt} < ${patience()}
                  ELSE (p.merchant_id, p.gross_minor, p.currency) IS DISTINCT FROM (e.merchant_id, ${eventAmount}, e.currency) END
       ORDER BY e.id`;
  });

/**
 * Of each merchant and currency, what its accounts say is what its payables are. What is owed, by where it stands: not
 * settled, settled, or in a disbursement; summed by due day first, so that a disbursement is looked up once for each. What
 * was collected, by shops and by our provider; and the fees. Where the platform has such an account of its own, from before
 * each merchant had one, the sums over all merchants are compared instead: see `platform`.
 */
const controls = checkByIds(
  'control accounts',
  'merchant',
  ({ after, to }) => sql`
    WITH day AS MATERIALIZED (
      SELECT merchant_id, currency, due_on, sum(gross_minor - fee_minor) AS net, ${collected}
        FROM payable WHERE merchant_id > ${after} AND merchant_id <= ${to} GROUP BY merchant_id, currency, due_on),
    placed AS (
      SELECT day.merchant_id, day.currency, day.net, CASE WHEN d.id IS NOT NULL THEN 'merchant_disbursement'
               WHEN day.due_on <= m.settled_through THEN 'merchant_available' ELSE 'merchant_payable' END AS code
        FROM day JOIN merchant m ON m.id = day.merchant_id
        LEFT JOIN disbursement d ON d.merchant_id = day.merchant_id AND d.currency = day.currency AND d.status <> 'cancelled'
                                AND daterange(d.period_from, d.period_to) @> day.due_on),
    made AS (
      SELECT merchant_id, currency, code, sum(minor) AS minor FROM (
        SELECT merchant_id, currency, code, -net AS minor FROM placed UNION ALL
        SELECT merchant_id, currency, code, minor FROM day CROSS JOIN LATERAL ${byCode} UNION ALL
        SELECT merchant_id, currency, code, minor FROM disbursement CROSS JOIN LATERAL ${ofDisbursement}
         WHERE merchant_id > ${after} AND merchant_id <= ${to} UNION ALL
        SELECT merchant_id, currency, code, minor FROM monthly_fee CROSS JOIN LATERAL ${ofMonthlyFee}
         WHERE merchant_id > ${after} AND merchant_id <= ${to}) parts
       GROUP BY merchant_id, currency, code),
    booked AS (
      SELECT merchant_id, currency, code, balance_minor AS minor FROM account WHERE merchant_id > ${after} AND merchant_id <= ${to})
    SELECT merchant_id, format('%s %s: the account says %s, the payables make %s', code, currency, coalesce(booked.minor, 0),
                               coalesce(made.minor, 0)) AS message
      FROM booked FULL JOIN made USING (merchant_id, currency, code)
     WHERE coalesce(booked.minor, 0) <> coalesce(made.minor, 0)
       AND (code, currency) NOT IN (SELECT code, currency FROM account own WHERE merchant_id IS NULL AND code IN (${ofPlatform})
             AND EXISTS (SELECT FROM posting p JOIN journal j ON j.id = p.journal_id
                          WHERE p.account_id = own.id AND j.cause_kind <> 'bank_match'))
     ORDER BY merchant_id, currency, code`,
  200n,
);

/** Accounts that were of the platform before each merchant had one. */
const ofPlatform = sql`'order_clearing', 'provider_receivable', 'fee_revenue'`;
/** What was collected, by whom, and what of it are fees: of a set of payables. */
const collected = sql`coalesce(sum(gross_minor) FILTER (WHERE kind = 'capture'), 0) AS by_shops,
  coalesce(sum(gross_minor) FILTER (WHERE kind NOT IN ('capture', 'carried', 'reserve_released')), 0) AS by_provider,
  sum(fee_minor) AS fees`;
/** The same by the account on which it stands. */
const byCode = sql`(VALUES ('order_clearing', by_shops), ('provider_receivable', by_provider), ('fee_revenue', -fees)) AS stands(code, minor)`;

/** What a disbursement kept has left it, since it is owed on by a payable of its own; what it pays leaves it for the bank. */
const ofDisbursement = sql`(VALUES
  ('merchant_disbursement', CASE WHEN status IN ('planned', 'cancelled') THEN 0 ELSE kept_minor END),
  ('merchant_disbursement', CASE WHEN status IN ('submitting', 'submitted', 'unknown', 'paid') THEN net_minor - kept_minor ELSE 0 END),
  ('payout_in_transit', CASE WHEN status IN ('submitting', 'submitted', 'unknown') THEN kept_minor - net_minor ELSE 0 END),
  ('bank', CASE WHEN status = 'paid' THEN kept_minor - net_minor ELSE 0 END)) AS stands(code, minor)`;
/** What of a minimum monthly fee is not deducted; the rest has a payable. */
const ofMonthlyFee = sql`(VALUES ('merchant_fees', CASE WHEN is_deducted THEN 0 ELSE amount_minor END),
                                 ('fee_revenue', CASE WHEN is_deducted THEN 0 ELSE -amount_minor END)) AS stands(code, minor)`;

/** What an account of the platform says, with those of all merchants, is what all payables of its currency are. */
const platform = checkByIds(
  'platform accounts',
  'account',
  ({ after, to }) => sql`
    WITH own AS MATERIALIZED (SELECT id, code, currency FROM account 
                                         WHERE merchant_id IS NULL AND id > ${after} AND id <= ${to}
                                           AND code IN (${ofPlatform})),
    made AS (
      SELECT currency, code, sum(minor) AS minor FROM (
        SELECT currency, code, minor FROM (
          SELECT currency, ${collected} FROM payable WHERE currency IN (SELECT currency FROM own) GROUP BY currency) summed
        CROSS JOIN LATERAL ${byCode} UNION ALL
        SELECT currency, code, minor FROM monthly_fee CROSS JOIN LATERAL ${ofMonthlyFee}) parts
       GROUP BY currency, code),
    -- What came in by the bank takes from what was collected, and is no payable.
    booked AS (SELECT code, currency, sum(minor) AS minor FROM (
      SELECT code, currency, balance_minor AS minor FROM account UNION ALL
      SELECT a.code, a.currency, -p.amount_minor FROM journal j JOIN posting p ON p.journal_id = j.id JOIN account a ON a.id = p.account_id
       WHERE j.cause_kind = 'bank_match') posted GROUP BY code, currency)
    SELECT NULL::bigint AS merchant_id, format('%s %s: all accounts say %s, the payables make %s', own.code, own.currency,
                                               booked.minor, coalesce(made.minor, 0)) AS message
      FROM own JOIN booked USING (code, currency) LEFT JOIN made USING (code, currency)
     WHERE booked.minor <> coalesce(made.minor, 0) ORDER BY own.id`,
);

export const payableChecks = [
  payables,
  orders,
  events(
    {
      table: 'payment',
      kind: 'payment_capture',
      is: 'e.captured_at IS NOT NULL',
      amount: 'e.captured_minor',
      at: 'e.captured_at',
    },
    'captured payments',
  ),
  events(
    { table: 'refund', kind: 'refund', is: `e.status = 'succeeded'`, amount: '-e.amount_minor', at: 'e.final_at' },
    'refunds',
  ),
  events({ table: 'dispute', kind: 'dispute', is: 'true', amount: '-e.amount_minor', at: 'e.opened_at' }, 'disputes'),
  events(
    { table: 'dispute', kind: 'dispute_won', is: `e.status = 'won'`, amount: 'e.amount_minor', at: 'e.closed_at' },
    'won disputes',
  ),
  controls,
  platform,
];
