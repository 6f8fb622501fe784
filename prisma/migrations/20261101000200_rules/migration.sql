-- The rules of money that hold whoever writes: ranges, balance, append-only, one owner per payable.

-- Equality on plain columns inside exclusion constraints (a trusted extension: the database's owner may create it).
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- 1. What a single row must be.
ALTER TABLE "merchant"
  ADD CONSTRAINT "merchant_currency_is_iso4217" CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "merchant_minimum_monthly_fee_not_negative" CHECK (minimum_monthly_fee_minor >= 0);
ALTER TABLE "order"
  ADD CONSTRAINT "order_currency_is_iso4217" CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "order_amount_not_negative" CHECK (amount_minor >= 0),
  ADD CONSTRAINT "order_completed_after_created" CHECK (completed_at >= created_at);
ALTER TABLE "payable"
  ADD CONSTRAINT "payable_gross_is_fee_plus_net" CHECK (gross_minor = fee_minor + net_minor),
  ADD CONSTRAINT "payable_due_not_before_natural" CHECK (due_on >= natural_on);
ALTER TABLE "disbursement"
  ADD CONSTRAINT "disbursement_gross_is_fee_plus_net" CHECK (gross_minor = fee_minor + net_minor),
  ADD CONSTRAINT "disbursement_period_not_empty" CHECK (period_from < period_to);
ALTER TABLE "run"
  ADD CONSTRAINT "run_period_not_empty" CHECK (period_from < period_to);
ALTER TABLE "user"
  ADD CONSTRAINT "user_merchant_roles_have_a_merchant"
    CHECK ((role IN ('merchant_owner', 'merchant_viewer')) = (merchant_id IS NOT NULL)),
  ADD CONSTRAINT "user_email_is_lower_case" CHECK (email = lower(email));

-- 2. A payable belongs to at most one disbursement: the periods of one merchant and currency do not overlap.
ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_periods_do_not_overlap"
  EXCLUDE USING gist (merchant_id WITH =, currency WITH =, daterange(period_from, period_to) WITH &&)
  WHERE (status <> 'cancelled');

-- Asking for the same frame twice is the same run.
CREATE UNIQUE INDEX "run_of_a_frame" ON "run" (period_from, period_to, coalesce(merchant_id, 0))
  WHERE (status NOT IN ('cancelled', 'rejected', 'failed'));

-- 3. Closed periods stay closed. A day is closed for a merchant when a disbursement of any currency covers it.
CREATE FUNCTION next_open_day(of_merchant bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$
DECLARE
  closed_until date;
BEGIN
  LOOP
    SELECT max(d.period_to) INTO closed_until FROM disbursement d
     WHERE d.merchant_id = of_merchant AND d.status <> 'cancelled' AND daterange(d.period_from, d.period_to) @> day;
    IF closed_until IS NULL THEN RETURN day; END IF;
    day := closed_until;
  END LOOP;
END $$;

-- Checks new payables as a set. The key-share lock on their merchants is what a run's exclusive lock waits for: either
-- the run sees these payables, or they see its period.
CREATE FUNCTION payable_check_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad record;
BEGIN
  PERFORM 1 FROM merchant WHERE id IN (SELECT merchant_id FROM inserted) ORDER BY id FOR KEY SHARE;

  SELECT n.merchant_id INTO bad FROM (SELECT DISTINCT merchant_id FROM inserted) n
   WHERE NOT EXISTS (SELECT FROM merchant m WHERE m.id = n.merchant_id) LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('payable of a merchant that does not exist: %s', bad.merchant_id);
  END IF;

  SELECT n.fee_version_id INTO bad FROM (SELECT DISTINCT fee_version_id FROM inserted) n
   WHERE NOT EXISTS (SELECT FROM fee_version f WHERE f.id = n.fee_version_id) LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('payable with a fee version that does not exist: %s', bad.fee_version_id);
  END IF;

  SELECT n.journal_id INTO bad FROM (SELECT DISTINCT journal_id FROM inserted) n
   WHERE NOT EXISTS (SELECT FROM journal j WHERE j.id = n.journal_id) LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('payable without its journal: %s', bad.journal_id);
  END IF;

  SELECT n.merchant_id, n.due_on INTO bad FROM (SELECT DISTINCT merchant_id, due_on FROM inserted) n
   JOIN disbursement d ON d.merchant_id = n.merchant_id AND d.status <> 'cancelled'
    AND daterange(d.period_from, d.period_to) @> n.due_on LIMIT 1;
  IF FOUND THEN
    RAISE exclusion_violation USING
      MESSAGE = format('the period of merchant %s that holds %s is closed', bad.merchant_id, bad.due_on),
      CONSTRAINT = 'payable_period_is_open';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "payable_check_inserted" AFTER INSERT ON "payable"
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION payable_check_inserted();

CREATE FUNCTION order_check_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad record;
BEGIN
  SELECT n.merchant_id INTO bad FROM (SELECT DISTINCT merchant_id FROM inserted) n
   WHERE NOT EXISTS (SELECT FROM merchant m WHERE m.id = n.merchant_id) LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('order of a merchant that does not exist: %s', bad.merchant_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "order_check_inserted" AFTER INSERT ON "order"
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION order_check_inserted();

-- 4. Every journal has at least two postings and they balance per currency, at COMMIT at the latest.
CREATE FUNCTION journal_check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked bigint := CASE TG_TABLE_NAME WHEN 'journal' THEN to_jsonb(NEW) -> 'id' ELSE to_jsonb(NEW) -> 'journal_id' END;
  unbalanced record;
BEGIN
  IF (SELECT count(*) FROM posting WHERE journal_id = checked) < 2 THEN
    RAISE check_violation USING MESSAGE = format('journal %s has fewer than two postings', checked);
  END IF;
  SELECT a.currency, sum(p.amount_minor) AS difference INTO unbalanced
    FROM posting p JOIN account a ON a.id = p.account_id
   WHERE p.journal_id = checked GROUP BY a.currency HAVING sum(p.amount_minor) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING
      MESSAGE = format('journal %s does not balance: %s %s over', checked, unbalanced.difference, unbalanced.currency);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "journal_balances" AFTER INSERT ON "journal"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_check_balance();
-- Also of a posting that follows a check in the same transaction (SET CONSTRAINTS ALL IMMEDIATE).
CREATE CONSTRAINT TRIGGER "posting_balances" AFTER INSERT ON "posting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_check_balance();

-- A posting comes with its journal: in the same transaction, so that the check above has seen it.
CREATE FUNCTION posting_check_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad record;
BEGIN
  SELECT n.journal_id INTO bad FROM (SELECT DISTINCT journal_id FROM inserted) n
   JOIN journal j ON j.id = n.journal_id
   WHERE j.transaction_id <> (pg_current_xact_id()::text)::bigint LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING MESSAGE = format('journal %s is closed: post a new one', bad.journal_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "posting_check_inserted" AFTER INSERT ON "posting"
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION posting_check_inserted();

-- 5. What is written stays written, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE restrict_violation USING MESSAGE = format('%s is append-only: a correction is a new row', TG_TABLE_NAME);
END $$;
CREATE TRIGGER "payable_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payable" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "journal_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "posting_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "posting" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "fee_version_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "fee_version" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "merchant_is_never_deleted" BEFORE DELETE OR TRUNCATE ON "merchant" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 6. The application's role: reads everything, writes what it must, changes neither the schema nor the past.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'countinghouse_app') THEN CREATE ROLE countinghouse_app NOLOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA public TO countinghouse_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO countinghouse_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO countinghouse_app;
GRANT UPDATE ON "merchant", "order", "run", "disbursement", "import", "user", "session", "api_key", "idempotency_record" TO countinghouse_app;
GRANT DELETE ON "session", "outbox", "idempotency_record", "import_problem" TO countinghouse_app;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN REVOKE ALL ON TABLE "_prisma_migrations" FROM countinghouse_app; END IF;
END $$;

-- Rows that only arrive: keep the visibility map fresh, so that a period's sums are read from the index alone.
ALTER TABLE "payable" SET (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 10000);

-- Tells the relay that there is something to send.
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "outbox_notify" AFTER INSERT ON "outbox" FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
