-- What a run writes, by hand and without its guards: sums per merchant, the disbursements, their journals and postings.
WITH asked AS (
  INSERT INTO run (period_from, period_to, status, requested_by, requested_at, calculated_at)
  VALUES ($1::date, $2::date, 'ready', 'bench', now(), now())
  RETURNING id),
sums AS (
  SELECT merchant_id, currency, count(*) FILTER (WHERE kind = 'capture')::int AS orders,
         sum(gross_minor)::bigint AS gross, sum(fee_minor)::bigint AS fee
    FROM payable WHERE merchant_id = ANY(ARRAY(SELECT id FROM merchant)) AND due_on >= $1::date AND due_on < $2::date
   GROUP BY merchant_id, currency),
planned AS (
  INSERT INTO disbursement (run_id, merchant_id, currency, period_from, period_to, orders, gross_minor, fee_minor, net_minor, outcome, status)
  SELECT asked.id, merchant_id, currency, $1::date, $2::date, orders, gross, fee, gross - fee, 'to_pay', 'planned' FROM sums, asked
  RETURNING id, merchant_id, currency, net_minor),
numbered AS (SELECT *, nextval('journal_id_seq') AS journal_id FROM planned),
journals AS (
  INSERT INTO journal (id, code, cause_kind, cause_id, effective_on, created_at)
  SELECT journal_id, 'disbursement_planned', 'disbursement', id::text, $2::date, now() FROM numbered)
INSERT INTO posting (journal_id, account_id, amount_minor, account_version, balance_after, effective_on, posted_at)
SELECT n.journal_id, a.id, CASE a.code WHEN 'merchant_payable' THEN n.net_minor ELSE -n.net_minor END, a.version + 1,
       a.balance_minor + CASE a.code WHEN 'merchant_payable' THEN n.net_minor ELSE -n.net_minor END, $2::date, now()::timestamptz(3)
  FROM numbered n JOIN account a ON a.merchant_id = n.merchant_id AND a.currency = n.currency
   AND a.code IN ('merchant_payable', 'merchant_disbursement');
