-- Bank files: with which of our accounts they were written, who took them to the bank, and what the bank reported of them.

CREATE TYPE "payout_file_recipient" AS ENUM ('person', 'demo_bank');
CREATE TYPE "payout_report_effect" AS ENUM ('paid', 'failed', 'noted', 'repeated', 'contradicts', 'unknown_reference');

-- What a file says of us besides the account.
ALTER TABLE "house_account"
  ADD COLUMN "bank_name" TEXT,
  ADD COLUMN "town" TEXT,
  ADD COLUMN "country" TEXT;

ALTER TABLE "payout_file"
  ADD COLUMN "house_account_id" BIGINT NOT NULL,
  -- The day on which the bank is asked to pay.
  ADD COLUMN "execute_on" DATE NOT NULL;

-- Each time that a file left: the first needs no reason, every other does.
CREATE TABLE "payout_file_download" (
    "id" BIGSERIAL NOT NULL,
    "file_id" BIGINT NOT NULL,
    "recipient" "payout_file_recipient" NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,

    CONSTRAINT "payout_file_download_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "payout_file_download_file_id_id_idx" ON "payout_file_download"("file_id", "id");

-- What the bank reported of a file.
CREATE TABLE "payout_report" (
    "id" BIGSERIAL NOT NULL,
    "file_id" BIGINT NOT NULL,
    "message_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "group_code" TEXT,
    "content_sealed" TEXT NOT NULL,
    "received_by" TEXT NOT NULL,
    "received_by_name" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_report_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "payout_report_sha256_key" ON "payout_report"("sha256");
CREATE INDEX "payout_report_file_id_id_idx" ON "payout_report"("file_id", "id");

-- What it said of each transfer, and what followed here.
CREATE TABLE "payout_report_line" (
    "report_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "attempt_id" BIGINT,
    "code" TEXT NOT NULL,
    "reason" TEXT,
    "words" TEXT,
    "bank_reference" TEXT,
    "effect" "payout_report_effect" NOT NULL,

    CONSTRAINT "payout_report_line_pkey" PRIMARY KEY ("report_id", "position")
);
CREATE INDEX "payout_report_line_attempt_id_idx" ON "payout_report_line"("attempt_id");

ALTER TABLE "payout_file" ADD CONSTRAINT "payout_file_house_account_id_fkey" FOREIGN KEY ("house_account_id") REFERENCES "house_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_file_download" ADD CONSTRAINT "payout_file_download_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "payout_file"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_report" ADD CONSTRAINT "payout_report_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "payout_file"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_report_line" ADD CONSTRAINT "payout_report_line_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "payout_report"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_report_line" ADD CONSTRAINT "payout_report_line_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payout_attempt"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say.

-- 1. An account of ours has what its currency's file needs.
ALTER TABLE "house_account"
  ADD CONSTRAINT "house_account_where_its_currency_is_paid" CHECK ((currency = 'USD') = (scheme = 'us')),
  ADD CONSTRAINT "house_account_address_in_full" CHECK (num_nonnulls(town, country) IN (0, 2)),
  ADD CONSTRAINT "house_account_has_what_its_file_needs" CHECK (
    channel = 'bank' OR currency = 'EUR'
    OR (currency = 'USD' AND company_id IS NOT NULL AND bank_name IS NOT NULL));

-- 2. A file is written after the attempts in it, in one transaction: their references stand in it.
ALTER TABLE "payout_attempt" ALTER CONSTRAINT "payout_attempt_file_id_fkey" DEFERRABLE INITIALLY DEFERRED;

-- 3. A file is of its attempts: their number, their sum, their currency, and of one run.
CREATE FUNCTION check_payout_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
BEGIN
  SELECT count(*) AS transfers, coalesce(sum(a.amount_minor), 0) AS total_minor,
         coalesce(bool_and(a.currency = NEW.currency AND d.run_id = NEW.run_id), false) AS fits
    INTO held FROM payout_attempt a JOIN disbursement d ON d.id = a.disbursement_id WHERE a.file_id = NEW.id;
  IF NOT held.fits OR (held.transfers, held.total_minor) IS DISTINCT FROM (NEW.transfers::bigint, NEW.total_minor::numeric) THEN
    RAISE EXCEPTION 'bank file % is not of its attempts', NEW.message_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT currency FROM house_account WHERE id = NEW.house_account_id) <> NEW.currency THEN
    RAISE EXCEPTION 'bank file % leaves an account of another currency', NEW.message_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "of_its_attempts" AFTER INSERT ON "payout_file" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_payout_file();

-- 4. A file leaves once, or again for a reason; the demo bank takes it once.
CREATE UNIQUE INDEX "payout_file_download_first" ON "payout_file_download" (file_id) WHERE recipient = 'person' AND why IS NULL;
CREATE UNIQUE INDEX "payout_file_download_demo_bank" ON "payout_file_download" (file_id) WHERE recipient = 'demo_bank';

-- 5. What a report says of a transfer that is known has an attempt, and no other has.
ALTER TABLE "payout_report_line" ADD CONSTRAINT "payout_report_line_known_by_its_attempt"
  CHECK ((effect = 'unknown_reference') = (attempt_id IS NULL));

-- 6. What left, and what was reported, stays.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_file_download" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_report" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_report_line" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 7. The application's rights.
GRANT SELECT, INSERT ON "payout_file_download", "payout_report", "payout_report_line" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "payout_file_download_id_seq", "payout_report_id_seq" TO countinghouse_app;
