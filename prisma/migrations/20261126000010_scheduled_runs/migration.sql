-- Runs by the merchants' schedules, what a disbursement keeps back, minimum monthly fees.

CREATE TYPE "run_kind" AS ENUM ('frame', 'scheduled');
CREATE TYPE "skip_reason" AS ENUM ('on_hold', 'later_days_closed');

ALTER TABLE "run"
  ADD COLUMN "kind" "run_kind" NOT NULL DEFAULT 'frame',
  ADD COLUMN "merchant_ids" BIGINT[],
  ADD COLUMN "as_of" TIMESTAMPTZ(3),
  ADD COLUMN "hash" TEXT,
  ADD CONSTRAINT "run_is_of_one_or_some" CHECK (merchant_id IS NULL OR merchant_ids IS NULL);

-- Asking for the same run twice is the same run.
DROP INDEX "run_of_a_frame";
CREATE UNIQUE INDEX "run_of_a_frame" ON "run" (kind, period_from, period_to, coalesce(merchant_id, 0), coalesce(merchant_ids, '{}'))
  WHERE (status NOT IN ('cancelled', 'rejected', 'failed'));

ALTER TABLE "disbursement"
  ADD COLUMN "kept_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "carried_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "monthly_fee_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "minimum_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "reserve_ppm" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "release_on" DATE;
UPDATE "disbursement" SET kept_minor = net_minor, outcome = 'negative_balance' WHERE net_minor < 0;
ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_pays_nothing_negative" CHECK (net_minor - kept_minor >= 0);
-- How far a merchant's days are closed.
CREATE INDEX "disbursement_closed_until" ON "disbursement" (merchant_id, period_to) WHERE status <> 'cancelled';
CREATE INDEX "disbursement_by_day" ON "disbursement" (period_to, merchant_id) WHERE status <> 'cancelled';

-- Those who had their turn in a run, and were left out of it.
CREATE TABLE "run_skip" (
    "run_id" UUID NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "reason" "skip_reason" NOT NULL,

    CONSTRAINT "run_skip_pkey" PRIMARY KEY ("run_id", "merchant_id")
);
CREATE INDEX "run_skip_merchant_id_idx" ON "run_skip"("merchant_id");
ALTER TABLE "run_skip" ADD CONSTRAINT "run_skip_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "run_skip" ADD CONSTRAINT "run_skip_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The minimum monthly fee of a merchant and month: what its disbursements' fees lacked.
CREATE TABLE "monthly_fee" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "disbursements" INTEGER NOT NULL,
    "minimum_minor" BIGINT NOT NULL,
    "fees_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "is_deducted" BOOLEAN NOT NULL,
    "journal_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "monthly_fee_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "monthly_fee_is_what_lacks" CHECK (amount_minor = greatest(minimum_minor - fees_minor, 0)),
    CONSTRAINT "monthly_fee_of_a_month" CHECK (date_trunc('month', month) = month),
    CONSTRAINT "monthly_fee_is_booked" CHECK ((journal_id IS NOT NULL) = (amount_minor > 0))
);
CREATE UNIQUE INDEX "monthly_fee_merchant_id_month_key" ON "monthly_fee"("merchant_id", "month");
ALTER TABLE "monthly_fee" ADD CONSTRAINT "monthly_fee_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE TRIGGER "monthly_fee_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "monthly_fee" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- From which day on runs are prepared by themselves; the latest row counts. Null: never.
CREATE TABLE "schedule_setting" (
    "id" BIGSERIAL NOT NULL,
    "begins_on" DATE,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedule_setting_pkey" PRIMARY KEY ("id")
);
CREATE TRIGGER "schedule_setting_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "schedule_setting" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The application's rights.
GRANT SELECT, INSERT ON "run_skip", "monthly_fee", "schedule_setting" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "monthly_fee_id_seq", "schedule_setting_id_seq" TO countinghouse_app;

-- A merchant's people see their own.
GRANT SELECT ON "monthly_fee" TO countinghouse_merchant;
ALTER TABLE "monthly_fee" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "monthly_fee" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "monthly_fee" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
