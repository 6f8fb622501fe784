-- CreateEnum
CREATE TYPE "bank_account_scheme" AS ENUM ('iban', 'us');

-- CreateEnum
CREATE TYPE "bank_account_verdict" AS ENUM ('confirmed', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "hold_kind" AS ENUM ('staff', 'risk');

-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "deducts_monthly_fee" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "disbursement_weekdays" SMALLINT[],
ADD COLUMN     "minimum_payout_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "reserve_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reserve_ppm" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "bank_account" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "scheme" "bank_account_scheme" NOT NULL,
    "holder_name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "details_encrypted" TEXT NOT NULL,
    "masked" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "bic" TEXT,
    "bank_name" TEXT,
    "proposed_by" UUID NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_account_decision" (
    "bank_account_id" BIGINT NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "decision" "bank_account_verdict" NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT,
    "payable_from" TIMESTAMPTZ(3),

    CONSTRAINT "bank_account_decision_pkey" PRIMARY KEY ("bank_account_id")
);

-- CreateTable
CREATE TABLE "payout_setting" (
    "id" BIGSERIAL NOT NULL,
    "cooling_off_hours" INTEGER NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,

    CONSTRAINT "payout_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant_hold" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "kind" "hold_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "lift_reason" TEXT,

    CONSTRAINT "merchant_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bank_account_fingerprint_idx" ON "bank_account"("fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "bank_account_merchant_id_currency_version_key" ON "bank_account"("merchant_id", "currency", "version");

-- CreateIndex
CREATE INDEX "bank_account_decision_merchant_id_idx" ON "bank_account_decision"("merchant_id");

-- CreateIndex
CREATE INDEX "merchant_hold_merchant_id_id_idx" ON "merchant_hold"("merchant_id", "id");

-- AddForeignKey
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "bank_account_decision" ADD CONSTRAINT "bank_account_decision_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "bank_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "merchant_hold" ADD CONSTRAINT "merchant_hold_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

INSERT INTO "payout_setting" (cooling_off_hours, made_by, made_at) VALUES (72, 'system', '2026-01-01T00:00:00Z');
-- Who was on hold before reasons were kept can be released like any other.
INSERT INTO "merchant_hold" (merchant_id, kind, reason, placed_by, placed_at)
  SELECT id, 'staff', 'On hold since before reasons were kept.', 'system', now() FROM "merchant" WHERE status = 'on_hold';


-- What Prisma's schema cannot say.

-- 1. Terms and settings that make sense.
ALTER TABLE "merchant"
  ADD CONSTRAINT "minimum_payout_is_no_debt" CHECK (minimum_payout_minor >= 0),
  ADD CONSTRAINT "reserve_is_at_most_half" CHECK (reserve_ppm BETWEEN 0 AND 500000),
  ADD CONSTRAINT "reserve_is_held_for_days" CHECK (reserve_days BETWEEN 0 AND 365 AND (reserve_ppm = 0) = (reserve_days = 0)),
  ADD CONSTRAINT "own_days_are_weekdays" CHECK (
    disbursement_weekdays IS NULL
    OR (cardinality(disbursement_weekdays) BETWEEN 1 AND 7 AND disbursement_weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]
        AND array_position(disbursement_weekdays, NULL) IS NULL));
ALTER TABLE "payout_setting" ADD CONSTRAINT "in_hours" CHECK (cooling_off_hours BETWEEN 0 AND 720);
ALTER TABLE "bank_account" ADD CONSTRAINT "counted_from_one" CHECK (version > 0);
ALTER TABLE "bank_account_decision"
  ADD CONSTRAINT "only_the_confirmed_is_paid" CHECK ((decision = 'confirmed') = (payable_from IS NOT NULL)),
  ADD CONSTRAINT "never_paid_before_it_is_confirmed" CHECK (payable_from >= decided_at);
ALTER TABLE "merchant_hold"
  ADD CONSTRAINT "lifted_in_full" CHECK (num_nonnulls(lifted_by, lifted_at, lift_reason) IN (0, 3)),
  ADD CONSTRAINT "lifted_after_it_was_placed" CHECK (lifted_at >= placed_at);
CREATE UNIQUE INDEX "merchant_hold_open" ON "merchant_hold" (merchant_id, kind) WHERE lifted_at IS NULL;

-- 2. One proposal waits at a time, so that the order of versions is that of decisions.
CREATE FUNCTION one_proposal_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two that propose at once: the second sees the first, once it has this lock.
  PERFORM FROM merchant WHERE id = NEW.merchant_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM bank_account a
              WHERE a.merchant_id = NEW.merchant_id AND a.currency = NEW.currency
                AND NOT EXISTS (SELECT FROM bank_account_decision d WHERE d.bank_account_id = a.id)) THEN
    RAISE EXCEPTION 'a bank account of merchant % waits for a second person already', NEW.merchant_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "one_proposal_waits" BEFORE INSERT ON "bank_account" FOR EACH ROW EXECUTE FUNCTION one_proposal_waits();

-- 3. Two people: who proposed it neither confirms nor rejects it, and nobody else withdraws it.
CREATE FUNCTION check_bank_account_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account bank_account;
BEGIN
  SELECT * INTO account FROM bank_account WHERE id = NEW.bank_account_id;
  IF account.merchant_id IS DISTINCT FROM NEW.merchant_id THEN
    RAISE EXCEPTION 'bank account % is not of merchant %', NEW.bank_account_id, NEW.merchant_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.decision = 'withdrawn') <> (NEW.decided_by = account.proposed_by) THEN
    RAISE EXCEPTION 'a bank account is decided on by another than who proposed it' USING ERRCODE = 'restrict_violation';
  END IF;
  -- No account becomes the one in force while somebody approves payouts by the one before: that locks FOR KEY SHARE.
  IF NEW.decision = 'confirmed' THEN
    PERFORM FROM merchant WHERE id = NEW.merchant_id FOR UPDATE;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "decided_by_another" BEFORE INSERT ON "bank_account_decision"
  FOR EACH ROW EXECUTE FUNCTION check_bank_account_decision();

-- 4. A hold is lifted once.
CREATE FUNCTION keep_lifted_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_at IS NOT NULL THEN
    RAISE EXCEPTION 'hold % is lifted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "lifted_once" BEFORE UPDATE ON "merchant_hold" FOR EACH ROW EXECUTE FUNCTION keep_lifted_hold();

-- 5. What was proposed, decided and set stays.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_account"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_account_decision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_setting"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_deleted" BEFORE DELETE OR TRUNCATE ON "merchant_hold"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 6. Where a merchant is paid now. It reads with the rights of who asks, so that a merchant finds its own alone.
CREATE VIEW "active_bank_account" WITH (security_invoker = true) AS
  SELECT DISTINCT ON (a.merchant_id, a.currency)
         a.merchant_id, a.currency, a.id, a.version, a.scheme, a.masked, a.fingerprint, a.holder_name,
         d.decided_at AS confirmed_at, d.payable_from
    FROM bank_account a JOIN bank_account_decision d ON d.bank_account_id = a.id AND d.decision = 'confirmed'
   ORDER BY a.merchant_id, a.currency, a.version DESC;

-- 7. The application's rights.
GRANT SELECT, INSERT ON "bank_account", "bank_account_decision", "payout_setting", "merchant_hold" TO countinghouse_app;
GRANT UPDATE (lifted_by, lifted_at, lift_reason) ON "merchant_hold" TO countinghouse_app;
GRANT SELECT ON "active_bank_account" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "bank_account_id_seq", "payout_setting_id_seq", "merchant_hold_id_seq" TO countinghouse_app;

-- 8. A merchant sees where it is paid, by all but the numbers. Why it is on hold is told by people, not read.
GRANT SELECT (id, merchant_id, currency, version, scheme, holder_name, country, masked, fingerprint, bic, bank_name,
              proposed_by, proposed_by_name, proposed_at, reason) ON "bank_account" TO countinghouse_merchant;
GRANT SELECT ON "bank_account_decision", "payout_setting", "active_bank_account" TO countinghouse_merchant;
ALTER TABLE "bank_account" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "bank_account_decision" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "merchant_hold" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "bank_account" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "bank_account_decision" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "merchant_hold" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "bank_account" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "bank_account_decision" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
