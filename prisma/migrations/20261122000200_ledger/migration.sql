-- CreateEnum
CREATE TYPE "settlement_status" AS ENUM ('settling', 'done', 'failed');

-- AlterEnum
ALTER TYPE "payable_kind" ADD VALUE 'payment_capture';
ALTER TYPE "payable_kind" ADD VALUE 'dispute_won';

-- DropIndex
DROP INDEX "posting_account_id_id_idx";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "balance_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "version" BIGINT NOT NULL DEFAULT 0;

-- AlterTable: what is there already gets its place, in the order in which it was written.
ALTER TABLE "posting" ADD COLUMN     "account_version" BIGINT,
ADD COLUMN     "balance_after" BIGINT,
ADD COLUMN     "effective_on" DATE,
ADD COLUMN     "posted_at" TIMESTAMPTZ(3);
ALTER TABLE "posting" DISABLE TRIGGER "posting_is_append_only";
UPDATE posting p SET account_version = n.version, balance_after = n.balance, effective_on = n.effective_on, posted_at = n.created_at
  FROM (SELECT p.id, j.effective_on, j.created_at, row_number() OVER w AS version, sum(p.amount_minor) OVER w AS balance
          FROM posting p JOIN journal j ON j.id = p.journal_id WINDOW w AS (PARTITION BY p.account_id ORDER BY p.id)) n
 WHERE n.id = p.id;
ALTER TABLE "posting" ENABLE TRIGGER "posting_is_append_only";
ALTER TABLE "posting" ALTER COLUMN "account_version" SET NOT NULL, ALTER COLUMN "balance_after" SET NOT NULL,
ALTER COLUMN "effective_on" SET NOT NULL, ALTER COLUMN "posted_at" SET NOT NULL;
UPDATE account a SET version = p.version, balance_minor = p.balance
  FROM (SELECT account_id, count(*) AS version, sum(amount_minor) AS balance FROM posting GROUP BY account_id) p
 WHERE p.account_id = a.id;

-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "settled_through" DATE;

-- AlterTable
ALTER TABLE "fee_version" ADD COLUMN     "due_days" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "payable" ADD COLUMN     "customer_reference" TEXT,
ADD COLUMN     "order_id" BIGINT,
ADD COLUMN     "payment_id" BIGINT,
ALTER COLUMN "fee_version_id" DROP NOT NULL,
ALTER COLUMN "fee_tier" DROP NOT NULL;

-- CreateTable
CREATE TABLE "settlement" (
    "id" BIGSERIAL NOT NULL,
    "through" DATE NOT NULL,
    "status" "settlement_status" NOT NULL,
    "merchants_done" INTEGER NOT NULL DEFAULT 0,
    "last_merchant_id" BIGINT NOT NULL DEFAULT 0,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_sum" (
    "settlement_id" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "merchants" INTEGER NOT NULL,
    "payables" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,

    CONSTRAINT "settlement_sum_pkey" PRIMARY KEY ("settlement_id","currency")
);

-- CreateIndex
CREATE INDEX "posting_by_day" ON "posting"("account_id", "effective_on", "posted_at", "amount_minor");

-- CreateIndex
CREATE UNIQUE INDEX "posting_account_id_account_version_key" ON "posting"("account_id", "account_version");

-- AddForeignKey
ALTER TABLE "settlement_sum" ADD CONSTRAINT "settlement_sum_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "settlement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- One settlement through a day at a time: asking again while it is at work is the same one.
CREATE UNIQUE INDEX "settlement_at_work" ON "settlement" (through) WHERE (status = 'settling');

-- For what is not a plain capture of an order: an import writes none of these entries.
CREATE INDEX "payable_of_payment" ON "payable" (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX "payable_of_order" ON "payable" (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX "payable_of_customer" ON "payable" (merchant_id, customer_reference, due_on, id) WHERE customer_reference IS NOT NULL;
CREATE INDEX "payable_of_kind" ON "payable" (kind, merchant_id, due_on, id) WHERE kind <> 'capture';

ALTER TABLE "payable" ADD CONSTRAINT "payable_fee_has_its_rule"
  CHECK (fee_version_id IS NOT NULL AND fee_tier IS NOT NULL OR kind::text LIKE 'dispute%');
ALTER TABLE "fee_version" ADD CONSTRAINT "fee_version_due_days_not_negative" CHECK (due_days >= 0);

-- The balances of accounts. A posting says which version of its account it makes, and the balance after it; a set of
-- postings that does not go on where the account is now is refused, and one that does moves the account. Nobody else
-- changes an account: not the application, which has no right to, and not its owner by mistake.
CREATE OR REPLACE FUNCTION posting_check_inserted() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  bad record;
BEGIN
  SELECT n.journal_id INTO bad FROM (SELECT DISTINCT journal_id FROM inserted) n
   JOIN journal j ON j.id = n.journal_id
   WHERE j.transaction_id <> (pg_current_xact_id()::text)::bigint LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING MESSAGE = format('journal %s is closed: post a new one', bad.journal_id);
  END IF;

  SELECT n.journal_id INTO bad FROM (SELECT DISTINCT journal_id, effective_on, posted_at FROM inserted) n
   JOIN journal j ON j.id = n.journal_id
   WHERE (n.effective_on, n.posted_at) IS DISTINCT FROM (j.effective_on, j.created_at) LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING MESSAGE = format('a posting of journal %s has another day or instant than it', bad.journal_id);
  END IF;

  PERFORM 1 FROM account WHERE id IN (SELECT account_id FROM inserted) ORDER BY id FOR NO KEY UPDATE;
  SELECT n.* INTO bad
    FROM (SELECT i.account_id, i.account_version, i.balance_after, a.version + row_number() OVER w AS version,
                 a.balance_minor + sum(i.amount_minor) OVER w AS balance
            FROM inserted i JOIN account a ON a.id = i.account_id
          WINDOW w AS (PARTITION BY i.account_id ORDER BY i.account_version ROWS UNBOUNDED PRECEDING)) n
   WHERE n.account_version <> n.version OR n.balance_after <> n.balance LIMIT 1;
  IF FOUND THEN
    RAISE check_violation USING
      MESSAGE = format('a posting of account %s goes to version %s and %s, where version %s and %s is next',
                       bad.account_id, bad.account_version, bad.balance_after, bad.version, bad.balance),
      CONSTRAINT = 'posting_continues_its_account';
  END IF;

  UPDATE account a SET version = n.account_version, balance_minor = n.balance_after
    FROM (SELECT DISTINCT ON (account_id) account_id, account_version, balance_after FROM inserted
           ORDER BY account_id, account_version DESC) n
   WHERE a.id = n.account_id;
  RETURN NULL;
END $$;

CREATE FUNCTION account_starts_at_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE check_violation USING MESSAGE = 'an account starts with version 0 and balance 0: post to it';
END $$;
CREATE TRIGGER "account_starts_at_nothing" BEFORE INSERT ON "account"
  FOR EACH ROW WHEN (NEW.version <> 0 OR NEW.balance_minor <> 0) EXECUTE FUNCTION account_starts_at_nothing();
CREATE TRIGGER "account_changes_by_postings" BEFORE UPDATE ON "account"
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "account_is_never_deleted" BEFORE DELETE OR TRUNCATE ON "account"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The accounts, held until the transaction ends, always in the same order so that two transactions do not wait for each
-- other in a circle; as they are once whoever held them before is done. The application may not change accounts, and so
-- could not lock them by itself.
CREATE FUNCTION lock_accounts(ids bigint[]) RETURNS TABLE (id bigint, version bigint, balance_minor bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id, a.version, a.balance_minor FROM account a WHERE a.id = ANY(ids) ORDER BY a.id FOR NO KEY UPDATE
$$;
REVOKE ALL ON FUNCTION lock_accounts(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_accounts(bigint[]) TO countinghouse_app;

-- A payable of a dispute has no fee version: the check of references leaves it out.
CREATE OR REPLACE FUNCTION payable_check_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
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
   WHERE n.fee_version_id IS NOT NULL AND NOT EXISTS (SELECT FROM fee_version f WHERE f.id = n.fee_version_id) LIMIT 1;
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

GRANT SELECT, INSERT, UPDATE ON "settlement", "settlement_sum" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "settlement_id_seq" TO countinghouse_app;

-- A merchant's people see their own accounts, for their balance and statements; nothing of the platform's. Not FORCE: the
-- functions above act as the owner, who need not be a superuser.
GRANT SELECT ON "account", "posting", "journal" TO countinghouse_merchant;
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "journal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "account" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "posting" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "journal" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "account" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "posting" FOR SELECT TO countinghouse_merchant
  USING (account_id IN (SELECT a.id FROM account a WHERE a.merchant_id = (SELECT current_merchant_id())));
CREATE POLICY "merchant_sees_its_own" ON "journal" FOR SELECT TO countinghouse_merchant
  USING (EXISTS (SELECT FROM posting p WHERE p.journal_id = journal.id));
