-- That a bank file is not executed: of one that never left one person says so, of one that left two.

CREATE TABLE "payout_file_withdrawal" (
    "id" BIGSERIAL NOT NULL,
    "file_id" BIGINT NOT NULL,
    "why" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by" TEXT,
    "checked_by_name" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    -- Null: it waits for a second person.
    "is_confirmed" BOOLEAN,
    -- Why it was rejected.
    "checked_why" TEXT,

    CONSTRAINT "payout_file_withdrawal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "payout_file_withdrawal_file_id_id_idx" ON "payout_file_withdrawal"("file_id", "id");
ALTER TABLE "payout_file_withdrawal" ADD CONSTRAINT "payout_file_withdrawal_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "payout_file"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say.

-- 1. One waits or counts at a time; who says it is never who confirms it; a rejection has its reason.
CREATE UNIQUE INDEX "payout_file_withdrawal_one" ON "payout_file_withdrawal" (file_id) WHERE is_confirmed IS NOT FALSE;
ALTER TABLE "payout_file_withdrawal"
  ADD CONSTRAINT "payout_file_withdrawal_by_two" CHECK (is_confirmed IS NOT TRUE OR made_by <> checked_by),
  ADD CONSTRAINT "payout_file_withdrawal_checked_whole" CHECK (
    num_nonnulls(checked_by, checked_by_name, checked_at) IN (0, 3) AND (is_confirmed IS NOT NULL OR checked_by IS NULL)),
  ADD CONSTRAINT "payout_file_withdrawal_rejected_for_a_reason" CHECK ((is_confirmed IS FALSE) = (checked_why IS NOT NULL));

-- 2. Of what left, a second person says so too; and what is withdrawn, or may be, does not leave.
CREATE FUNCTION check_payout_file_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.is_confirmed IS NOT NULL AND NEW.checked_by IS NULL AND EXISTS (SELECT FROM payout_file_download WHERE file_id = NEW.file_id) THEN
    RAISE EXCEPTION 'bank file % left: two people withdraw it', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.is_confirmed IS NOT NULL
     OR (NEW.file_id, NEW.why, NEW.made_by, NEW.made_by_name, NEW.made_at) IS DISTINCT FROM (OLD.file_id, OLD.why, OLD.made_by, OLD.made_by_name, OLD.made_at)) THEN
    RAISE EXCEPTION 'withdrawal % is decided', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "by_two_once_it_left" BEFORE INSERT OR UPDATE ON "payout_file_withdrawal" FOR EACH ROW EXECUTE FUNCTION check_payout_file_withdrawal();
CREATE TRIGGER "never_deleted" BEFORE DELETE OR TRUNCATE ON "payout_file_withdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_payout_file_download() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM payout_file_withdrawal WHERE file_id = NEW.file_id AND is_confirmed IS NOT FALSE) THEN
    RAISE EXCEPTION 'bank file % is withdrawn, or may be', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "not_once_withdrawn" BEFORE INSERT ON "payout_file_download" FOR EACH ROW EXECUTE FUNCTION check_payout_file_download();

-- 3. The application's rights.
GRANT SELECT, INSERT, UPDATE (checked_by, checked_by_name, checked_at, is_confirmed, checked_why) ON "payout_file_withdrawal" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "payout_file_withdrawal_id_seq" TO countinghouse_app;
