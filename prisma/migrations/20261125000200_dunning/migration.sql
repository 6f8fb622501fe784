-- What is lost is a cost.
-- AlterEnum
ALTER TYPE "account_kind" ADD VALUE 'expense';

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "dunning_policy_id" BIGINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "overdue_on" DATE;

-- CreateTable
CREATE TABLE "dunning_policy" (
    "id" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dunning_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dunning_version" (
    "id" BIGSERIAL NOT NULL,
    "policy_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "overdue_after_days" INTEGER NOT NULL,
    "uncollectible_after_days" INTEGER NOT NULL,
    "reminder_days" INTEGER[],
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,

    CONSTRAINT "dunning_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dunning_reminder" (
    "invoice_id" BIGINT NOT NULL,
    "merchant_id" BIGINT,
    "days" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dunning_reminder_pkey" PRIMARY KEY ("invoice_id","days")
);

-- CreateIndex
CREATE UNIQUE INDEX "dunning_policy_reference_key" ON "dunning_policy"("reference");

-- CreateIndex
CREATE INDEX "dunning_version_policy_id_id_idx" ON "dunning_version"("policy_id", "id");

-- AddForeignKey
ALTER TABLE "dunning_version" ADD CONSTRAINT "dunning_version_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "dunning_policy"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "dunning_reminder" ADD CONSTRAINT "dunning_reminder_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The policy of every customer, unless another is chosen.
INSERT INTO "dunning_policy" (reference, created_at) VALUES ('standard', '2026-01-01T00:00:00Z');
INSERT INTO "dunning_version" (policy_id, name, overdue_after_days, uncollectible_after_days, reminder_days, made_by, made_at)
  VALUES (1, 'Standard', 14, 60, '{3,7,30}', 'system', '2026-01-01T00:00:00Z');

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_dunning_policy_id_fkey" FOREIGN KEY ("dunning_policy_id") REFERENCES "dunning_policy"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- What Prisma's schema cannot say.

-- 1. Days that make sense.
ALTER TABLE "dunning_version"
  ADD CONSTRAINT "in_days" CHECK (overdue_after_days BETWEEN 0 AND 365 AND uncollectible_after_days BETWEEN 1 AND 1000);
-- What is neither paid nor done with is little beside what was: the daily look finds it here.
CREATE INDEX "invoice_to_dun" ON "invoice" (id) WHERE status IN ('open', 'failed', 'overdue') AND kind = 'invoice';

-- 2. What a policy said, and who was reminded when, stays.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "dunning_version"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "dunning_reminder"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 3. The application's rights.
GRANT SELECT, INSERT ON "dunning_policy", "dunning_version", "dunning_reminder" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "dunning_policy_id_seq", "dunning_version_id_seq" TO countinghouse_app;

-- 4. A merchant that is a customer sees how it is reminded, and that it was.
GRANT SELECT ON "dunning_policy", "dunning_reminder" TO countinghouse_merchant;
ALTER TABLE "dunning_reminder" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "dunning_reminder" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "dunning_reminder" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
