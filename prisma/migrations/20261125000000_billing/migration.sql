-- CreateEnum
CREATE TYPE "billing_run_kind" AS ENUM ('month', 'on_demand', 'retries', 'single');

-- CreateEnum
CREATE TYPE "billing_run_status" AS ENUM ('running', 'paused', 'completed', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "billing_attempt_kind" AS ENUM ('charge', 'look_up');

-- CreateEnum
CREATE TYPE "charge_outcome" AS ENUM ('charged', 'no_funds', 'declined', 'customer_not_found', 'currency_mismatch', 'no_payment_method', 'customer_suspended', 'network_error', 'unknown', 'not_found', 'pending', 'held_back');

-- CreateEnum
CREATE TYPE "breaker_state" AS ENUM ('closed', 'open', 'half_open');

-- CreateEnum
CREATE TYPE "review_found_by" AS ENUM ('validation', 'charge');

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "next_try_at" TIMESTAMPTZ(3),
ADD COLUMN     "tries_before" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "billing_run" (
    "id" BIGSERIAL NOT NULL,
    "kind" "billing_run_kind" NOT NULL,
    "period" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "status" "billing_run_status" NOT NULL,
    "expected" JSONB NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,

    CONSTRAINT "billing_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_attempt" (
    "id" BIGSERIAL NOT NULL,
    "run_id" BIGINT NOT NULL,
    "invoice_id" BIGINT NOT NULL,
    "merchant_id" BIGINT,
    "kind" "billing_attempt_kind" NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_attempt_result" (
    "attempt_id" BIGINT NOT NULL,
    "merchant_id" BIGINT,
    "outcome" "charge_outcome" NOT NULL,
    "code" TEXT,
    "words" TEXT,
    "provider_id" TEXT,
    "latency_ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_attempt_result_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "billing_policy" (
    "id" BIGSERIAL NOT NULL,
    "rules" JSONB NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,

    CONSTRAINT "billing_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_setting" (
    "id" BIGSERIAL NOT NULL,
    "hour" INTEGER NOT NULL,
    "on_working_day" BOOLEAN NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_provider" (
    "name" TEXT NOT NULL,
    "concurrency" INTEGER NOT NULL,
    "per_second" INTEGER NOT NULL,
    "opens_at_percent" INTEGER NOT NULL,
    "within_seconds" INTEGER NOT NULL,
    "open_seconds" INTEGER NOT NULL,
    "state" "breaker_state" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_provider_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "breaker_event" (
    "id" BIGSERIAL NOT NULL,
    "provider" TEXT NOT NULL,
    "state" "breaker_state" NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "breaker_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_item" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "invoice_id" BIGINT,
    "code" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "found_by" "review_found_by" NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,
    "resolution" TEXT,

    CONSTRAINT "review_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "billing_run_kind_period_scope_key" ON "billing_run"("kind", "period", "scope");

-- CreateIndex
CREATE INDEX "billing_attempt_run_id_invoice_id_number_idx" ON "billing_attempt"("run_id", "invoice_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "billing_attempt_invoice_id_number_key" ON "billing_attempt"("invoice_id", "number");

-- CreateIndex
CREATE INDEX "breaker_event_provider_id_idx" ON "breaker_event"("provider", "id");

-- CreateIndex
CREATE INDEX "review_item_found_at_id_idx" ON "review_item"("found_at", "id");

-- CreateIndex
CREATE INDEX "review_item_invoice_id_idx" ON "review_item"("invoice_id");

-- AddForeignKey
ALTER TABLE "billing_attempt" ADD CONSTRAINT "billing_attempt_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "billing_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "billing_attempt" ADD CONSTRAINT "billing_attempt_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "billing_attempt_result" ADD CONSTRAINT "billing_attempt_result_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "billing_attempt"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- What Prisma's schema cannot say.

-- 1. Amounts and settings.
ALTER TABLE "invoice" ADD CONSTRAINT "tries_count_up" CHECK (tries_before >= 0);
ALTER TABLE "billing_attempt" ADD CONSTRAINT "charges_something" CHECK (amount_minor > 0 AND number > 0);
ALTER TABLE "billing_setting" ADD CONSTRAINT "an_hour_of_the_day" CHECK (hour BETWEEN 0 AND 23);
ALTER TABLE "billing_provider"
  ADD CONSTRAINT "limits_that_let_something_through" CHECK (concurrency BETWEEN 1 AND 1000 AND per_second BETWEEN 1 AND 100000),
  ADD CONSTRAINT "a_breaker_that_can_open" CHECK (opens_at_percent BETWEEN 1 AND 99 AND within_seconds BETWEEN 1 AND 3600 AND open_seconds BETWEEN 1 AND 86400);
ALTER TABLE "billing_run" ADD CONSTRAINT "ended_at_an_instant"
  CHECK ((status IN ('completed', 'cancelled', 'failed')) = (finished_at IS NOT NULL));
ALTER TABLE "review_item" ADD CONSTRAINT "resolved_by_somebody"
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL) AND (resolved_at IS NULL) = (resolution IS NULL));
-- One open item for one thing.
CREATE UNIQUE INDEX "review_item_open" ON "review_item" (customer_id, coalesce(invoice_id, 0), code) WHERE resolved_at IS NULL;

-- What waits for a charge, a look-up or its claim's end is little beside what was: it is found here.
CREATE INDEX "invoice_to_try_again" ON "invoice" (next_try_at) WHERE status = 'open' AND next_try_at IS NOT NULL;
CREATE INDEX "invoice_at_provider" ON "invoice" (next_try_at) WHERE status IN ('processing', 'unknown');

-- 2. Calls and what came of them are never changed, nor are policies, settings and the breaker's history.
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['billing_attempt', 'billing_attempt_result', 'billing_policy', 'billing_setting', 'breaker_event'] LOOP
    EXECUTE format('CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept);
  END LOOP;
END $$;

-- 3. The application's rights.
GRANT SELECT, INSERT ON "billing_attempt", "billing_attempt_result", "billing_policy", "billing_setting", "breaker_event" TO countinghouse_app;
GRANT SELECT, INSERT, UPDATE ON "billing_run", "billing_provider", "review_item" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "billing_run_id_seq", "billing_attempt_id_seq", "billing_policy_id_seq", "billing_setting_id_seq",
  "breaker_event_id_seq", "review_item_id_seq" TO countinghouse_app;

-- 4. A merchant that is a customer sees the charges of its own invoices.
GRANT SELECT ON "billing_attempt", "billing_attempt_result" TO countinghouse_merchant;
ALTER TABLE "billing_attempt" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "billing_attempt_result" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "billing_attempt" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "billing_attempt" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "application_sees_all" ON "billing_attempt_result" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "billing_attempt_result" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
