-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('calculating', 'ready', 'submitted', 'approved', 'paying', 'completed', 'completed_with_failures', 'rejected', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "disbursement_status" AS ENUM ('planned', 'approved', 'submitting', 'submitted', 'unknown', 'paid', 'failed', 'returned', 'cancelled');

-- CreateEnum
CREATE TYPE "disbursement_outcome" AS ENUM ('to_pay', 'nothing_due', 'on_hold');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'finance_operator', 'finance_approver', 'auditor', 'merchant_owner', 'merchant_viewer');

-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('merchants', 'orders');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('uploaded', 'checking', 'checked', 'applying', 'completed', 'rejected', 'failed');

-- CreateEnum
CREATE TYPE "account_kind" AS ENUM ('asset', 'liability', 'revenue');

-- CreateEnum
CREATE TYPE "merchant_status" AS ENUM ('onboarding', 'active', 'on_hold', 'closed');

-- CreateEnum
CREATE TYPE "disbursement_frequency" AS ENUM ('daily', 'weekly');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('created', 'confirmed', 'delivered', 'declined', 'cancelled', 'partially_refunded', 'refunded');

-- CreateEnum
CREATE TYPE "payable_kind" AS ENUM ('capture', 'refund', 'dispute', 'adjustment', 'monthly_fee');

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "merchant_id" BIGINT,
    "status" "run_status" NOT NULL,
    "merchants_done" INTEGER NOT NULL DEFAULT 0,
    "merchants_total" INTEGER,
    "last_merchant_id" BIGINT NOT NULL DEFAULT 0,
    "failure_reason" TEXT,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "calculated_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disbursement" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "outcome" "disbursement_outcome" NOT NULL,
    "status" "disbursement_status" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disbursement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "merchant_id" BIGINT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "merchant_id" BIGINT,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "import_kind" NOT NULL,
    "status" "import_status" NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "options" JSONB NOT NULL,
    "skip_bad_rows" BOOLEAN NOT NULL DEFAULT false,
    "auto_apply" BOOLEAN NOT NULL DEFAULT false,
    "checked_bytes" BIGINT NOT NULL DEFAULT 0,
    "applied_bytes" BIGINT NOT NULL DEFAULT 0,
    "checked_lines" INTEGER NOT NULL DEFAULT 0,
    "applied_lines" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_bad" INTEGER NOT NULL DEFAULT 0,
    "rows_created" INTEGER NOT NULL DEFAULT 0,
    "rows_present" INTEGER NOT NULL DEFAULT 0,
    "rows_completed" INTEGER NOT NULL DEFAULT 0,
    "failure_reason" TEXT,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "id" BIGSERIAL NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT,
    "message" TEXT NOT NULL,
    "value" TEXT,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "account_kind" NOT NULL,
    "merchant_id" BIGINT,
    "currency" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "cause_kind" TEXT NOT NULL,
    "cause_id" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "transaction_id" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posting" (
    "id" BIGSERIAL NOT NULL,
    "journal_id" BIGINT NOT NULL,
    "account_id" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant" (
    "id" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "company_id" TEXT,
    "live_on" DATE,
    "disbursement_frequency" "disbursement_frequency" NOT NULL DEFAULT 'weekly',
    "minimum_monthly_fee_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "status" "merchant_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fee_schedule" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "merchant_id" BIGINT,

    CONSTRAINT "fee_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fee_version" (
    "id" BIGSERIAL NOT NULL,
    "schedule_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "tiers" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fee_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "external_reference" TEXT NOT NULL,
    "shopper_reference" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "order_status" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payable" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "kind" "payable_kind" NOT NULL,
    "source_id" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "fee_version_id" BIGINT NOT NULL,
    "fee_tier" SMALLINT NOT NULL,
    "due_on" DATE NOT NULL,
    "natural_on" DATE NOT NULL,
    "journal_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("actor","key")
);

-- CreateIndex
CREATE INDEX "run_period_from_id_idx" ON "run"("period_from", "id");

-- CreateIndex
CREATE INDEX "disbursement_merchant_id_id_idx" ON "disbursement"("merchant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "disbursement_run_id_merchant_id_currency_key" ON "disbursement"("run_id", "merchant_id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "user_merchant_id_idx" ON "user"("merchant_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_merchant_id_idx" ON "api_key"("merchant_id");

-- CreateIndex
CREATE INDEX "import_created_at_id_idx" ON "import"("created_at", "id");

-- CreateIndex
CREATE INDEX "import_file_hash_idx" ON "import"("file_hash");

-- CreateIndex
CREATE INDEX "import_problem_import_id_id_idx" ON "import_problem"("import_id", "id");

-- CreateIndex
CREATE INDEX "account_merchant_id_idx" ON "account"("merchant_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_code_merchant_id_currency_key" ON "account"("code", "merchant_id", "currency") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "journal_cause_kind_cause_id_idx" ON "journal"("cause_kind", "cause_id");

-- CreateIndex
CREATE INDEX "posting_journal_id_idx" ON "posting"("journal_id");

-- CreateIndex
CREATE INDEX "posting_account_id_id_idx" ON "posting"("account_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_reference_key" ON "merchant"("reference");

-- CreateIndex
CREATE INDEX "merchant_status_id_idx" ON "merchant"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "fee_schedule_merchant_id_currency_name_key" ON "fee_schedule"("merchant_id", "currency", "name") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "fee_version_schedule_id_version_key" ON "fee_version"("schedule_id", "version");

-- CreateIndex
CREATE INDEX "order_merchant_id_created_at_id_idx" ON "order"("merchant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "order_merchant_id_external_reference_key" ON "order"("merchant_id", "external_reference");

-- CreateIndex
-- The sums of a period are read from this index alone.
CREATE INDEX "payable_period" ON "payable"("merchant_id", "due_on", "id", "currency", "gross_minor", "fee_minor", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "payable_source_id_kind_key" ON "payable"("source_id", "kind");

-- CreateIndex
CREATE INDEX "idempotency_record_expires_at_idx" ON "idempotency_record"("expires_at");

-- AddForeignKey
ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_journal_id_fkey" FOREIGN KEY ("journal_id") REFERENCES "journal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "fee_schedule" ADD CONSTRAINT "fee_schedule_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "fee_version" ADD CONSTRAINT "fee_version_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "fee_schedule"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

