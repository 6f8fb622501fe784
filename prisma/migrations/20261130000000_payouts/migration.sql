-- Payouts: one for each disbursement, in attempts that are transfers with references of their own.

CREATE TYPE "payout_channel" AS ENUM ('bank', 'file');
CREATE TYPE "payout_event_kind" AS ENUM ('sending', 'accepted', 'not_sent', 'unknown', 'asking', 'not_found', 'paid', 'failed', 'returned');
CREATE TYPE "payout_event_source" AS ENUM ('bank', 'file', 'status_report', 'statement', 'staff');
CREATE TYPE "payout_file_format" AS ENUM ('pain_001', 'nacha');

-- Our own account of a currency, and how payouts leave it. The newest row of a currency counts.
CREATE TABLE "house_account" (
    "id" BIGSERIAL NOT NULL,
    "currency" TEXT NOT NULL,
    "scheme" "bank_account_scheme" NOT NULL,
    "holder_name" TEXT NOT NULL,
    -- The IBAN, or the number of an account in the United States.
    "number" TEXT NOT NULL,
    "routing_number" TEXT,
    "bic" TEXT,
    -- By which the bank knows us in NACHA files.
    "company_id" TEXT,
    "channel" "payout_channel" NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,

    CONSTRAINT "house_account_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "house_account_by_its_scheme" CHECK ((scheme = 'us') = (routing_number IS NOT NULL))
);
CREATE INDEX "house_account_currency_id_idx" ON "house_account"("currency", "id");

-- A file of transfers for the bank. What is in it can be read by whoever downloads it alone.
CREATE TABLE "payout_file" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "format" "payout_file_format" NOT NULL,
    "number" SMALLINT NOT NULL,
    "message_id" TEXT NOT NULL,
    "transfers" INTEGER NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content_sealed" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_file_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payout_file_pays_something" CHECK (transfers > 0 AND total_minor > 0)
);
CREATE UNIQUE INDEX "payout_file_message_id_key" ON "payout_file"("message_id");
CREATE UNIQUE INDEX "payout_file_run_id_currency_number_key" ON "payout_file"("run_id", "currency", "number");

-- One transfer: written down, with the reference that the bank will know it by, before the bank hears of it.
CREATE TABLE "payout_attempt" (
    "id" BIGSERIAL NOT NULL,
    "disbursement_id" BIGINT NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "number" SMALLINT NOT NULL,
    "reference" TEXT NOT NULL,
    "channel" "payout_channel" NOT NULL,
    "provider" TEXT,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "bank_account_id" BIGINT NOT NULL,
    "file_id" BIGINT,
    -- Why there is another, or one to another account than was approved.
    "reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_attempt_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payout_attempt_pays_something" CHECK (amount_minor > 0 AND number > 0),
    CONSTRAINT "payout_attempt_by_its_channel" CHECK ((channel = 'file') = (file_id IS NOT NULL) AND (channel = 'bank') = (provider IS NOT NULL)),
    CONSTRAINT "payout_attempt_reference_fits" CHECK (length(reference) BETWEEN 8 AND 35)
);
CREATE UNIQUE INDEX "payout_attempt_reference_key" ON "payout_attempt"("reference");
CREATE UNIQUE INDEX "payout_attempt_disbursement_id_number_key" ON "payout_attempt"("disbursement_id", "number");
CREATE INDEX "payout_attempt_bank_account_id_idx" ON "payout_attempt"("bank_account_id");
CREATE INDEX "payout_attempt_file_id_idx" ON "payout_attempt"("file_id");

-- What happened to an attempt, and who said so.
CREATE TABLE "payout_event" (
    "id" BIGSERIAL NOT NULL,
    "attempt_id" BIGINT NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "kind" "payout_event_kind" NOT NULL,
    "source" "payout_event_source" NOT NULL,
    "code" TEXT,
    "words" TEXT,
    "bank_reference" TEXT,
    "booked_on" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_event_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "payout_event_attempt_id_id_idx" ON "payout_event"("attempt_id", "id");
CREATE INDEX "payout_event_at_idx" ON "payout_event"("at");

-- The demo bank's own books: what stands there was taken, whatever was heard of it.
CREATE TABLE "simulated_transfer" (
    "reference" TEXT NOT NULL,
    "batch_reference" TEXT,
    "holder_name" TEXT NOT NULL,
    "account_ending" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "behaviour" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 1,
    "bank_reference" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    -- When it is booked, or refused.
    "executes_at" TIMESTAMPTZ(3) NOT NULL,
    -- Null: it is booked.
    "refusal_code" TEXT,
    -- When it comes back, if it does.
    "returns_at" TIMESTAMPTZ(3),
    "return_code" TEXT,

    CONSTRAINT "simulated_transfer_pkey" PRIMARY KEY ("reference"),
    CONSTRAINT "simulated_transfer_comes_back_for_a_reason" CHECK ((returns_at IS NULL) = (return_code IS NULL))
);
CREATE INDEX "simulated_transfer_currency_executes_at_idx" ON "simulated_transfer"("currency", "executes_at");
CREATE INDEX "simulated_transfer_returns_at_idx" ON "simulated_transfer"("returns_at");

ALTER TABLE "payout_file" ADD CONSTRAINT "payout_file_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_attempt" ADD CONSTRAINT "payout_attempt_disbursement_id_fkey" FOREIGN KEY ("disbursement_id") REFERENCES "disbursement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_attempt" ADD CONSTRAINT "payout_attempt_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "bank_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_attempt" ADD CONSTRAINT "payout_attempt_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "payout_file"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "payout_event" ADD CONSTRAINT "payout_event_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payout_attempt"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Disbursements and runs that are under way are looked for again and again.
CREATE INDEX "disbursement_under_way" ON "disbursement" (id) WHERE status IN ('approved', 'submitting', 'submitted', 'unknown', 'failed');
CREATE INDEX "run_approved" ON "run" (id) WHERE status = 'approved';

-- What Prisma's schema cannot say.

-- 1. How a disbursement moves on: what is not listed here does not exist. (It replaces the same function of the approvals.)
CREATE OR REPLACE FUNCTION check_disbursement_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.run_id, NEW.merchant_id, NEW.currency, NEW.period_from, NEW.period_to, NEW.orders, NEW.gross_minor, NEW.fee_minor,
      NEW.net_minor, NEW.carried_minor, NEW.monthly_fee_minor, NEW.outcome)
     IS DISTINCT FROM
     (OLD.run_id, OLD.merchant_id, OLD.currency, OLD.period_from, OLD.period_to, OLD.orders, OLD.gross_minor, OLD.fee_minor,
      OLD.net_minor, OLD.carried_minor, OLD.monthly_fee_minor, OLD.outcome)
     OR (NEW.kept_minor <> OLD.kept_minor AND (NEW.status <> 'carried' OR NEW.kept_minor <> NEW.net_minor)) THEN
    RAISE EXCEPTION 'disbursement % is what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (
       ('planned', 'approved'), ('planned', 'carried'), ('planned', 'cancelled'),
       ('approved', 'submitting'), ('approved', 'carried'),
       ('submitting', 'submitted'), ('submitting', 'unknown'), ('submitting', 'paid'), ('submitting', 'failed'), ('submitting', 'returned'),
       ('unknown', 'submitted'), ('unknown', 'paid'), ('unknown', 'failed'), ('unknown', 'returned'),
       ('submitted', 'paid'), ('submitted', 'failed'), ('submitted', 'returned'),
       ('paid', 'returned'),
       ('failed', 'submitting'), ('failed', 'carried'), ('returned', 'submitting'), ('returned', 'carried')) THEN
    RAISE EXCEPTION 'disbursement % does not go from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'planned' AND NEW.status NOT IN ('planned', 'cancelled')
     AND (SELECT status FROM run WHERE id = NEW.run_id) IS DISTINCT FROM 'approved' THEN
    RAISE EXCEPTION 'disbursement % is of a run that is not approved', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'carried' AND EXISTS (SELECT FROM alive_payout_attempt WHERE disbursement_id = NEW.id) THEN
    RAISE EXCEPTION 'disbursement % is on its way', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- 2. Attempts that are paid, or may be: the others have ended without the money's leaving, or it came back.
CREATE VIEW "alive_payout_attempt" WITH (security_invoker = true) AS
  SELECT a.id, a.disbursement_id, a.merchant_id FROM payout_attempt a
   WHERE NOT EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.kind IN ('failed', 'returned'));

-- 3. Money leaves once, as it was approved: each attempt pays an approved disbursement, all of what it pays, while no other
-- attempt is alive; to the account that was approved, or for a reason to a later one that two people confirmed.
CREATE FUNCTION check_payout_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of disbursement;
BEGIN
  SELECT * INTO of FROM disbursement WHERE id = NEW.disbursement_id FOR UPDATE;
  IF of.status NOT IN ('approved', 'failed', 'returned')
     OR NOT EXISTS (SELECT FROM run WHERE id = of.run_id AND approved_hash IS NOT NULL) THEN
    RAISE EXCEPTION 'disbursement % is not to be paid', NEW.disbursement_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.merchant_id, NEW.currency, NEW.amount_minor) IS DISTINCT FROM (of.merchant_id, of.currency, of.net_minor - of.kept_minor) THEN
    RAISE EXCEPTION 'disbursement % pays something else', NEW.disbursement_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT FROM alive_payout_attempt WHERE disbursement_id = NEW.disbursement_id) THEN
    RAISE EXCEPTION 'disbursement % is paid, or on its way', NEW.disbursement_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.bank_account_id IS DISTINCT FROM of.bank_account_id AND NEW.reason IS NULL
     OR NOT EXISTS (SELECT FROM active_bank_account
                     WHERE id = NEW.bank_account_id AND merchant_id = NEW.merchant_id AND currency = NEW.currency) THEN
    RAISE EXCEPTION 'disbursement % is not to be paid to that account', NEW.disbursement_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "pays_once_as_approved" BEFORE INSERT ON "payout_attempt" FOR EACH ROW EXECUTE FUNCTION check_payout_attempt();

-- 4. An attempt ends once: nothing is said of it after its end but that what was paid came back.
CREATE FUNCTION check_payout_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM payout_attempt WHERE id = NEW.attempt_id FOR UPDATE;
  IF EXISTS (SELECT FROM payout_event WHERE attempt_id = NEW.attempt_id
                AND (kind IN ('failed', 'returned') OR (kind = 'paid' AND NEW.kind <> 'returned')))
     OR (NEW.kind = 'returned' AND NOT EXISTS (SELECT FROM payout_event WHERE attempt_id = NEW.attempt_id AND kind = 'paid')) THEN
    RAISE EXCEPTION 'payout attempt % has ended otherwise', NEW.attempt_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ends_once" BEFORE INSERT ON "payout_event" FOR EACH ROW EXECUTE FUNCTION check_payout_event();

-- 5. What was sent, and what came of it, stays.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "house_account" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_file" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_attempt" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 6. The application's rights. To hold an attempt takes the right to change something of it, which a trigger refuses.
GRANT SELECT, INSERT ON "house_account", "payout_file", "payout_attempt", "payout_event" TO countinghouse_app;
GRANT UPDATE (reason) ON "payout_attempt" TO countinghouse_app;
GRANT SELECT, INSERT, UPDATE ON "simulated_transfer" TO countinghouse_app;
GRANT SELECT ON "alive_payout_attempt" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "house_account_id_seq", "payout_file_id_seq", "payout_attempt_id_seq", "payout_event_id_seq" TO countinghouse_app;

-- 7. A merchant's people see how their payouts went.
GRANT SELECT (id, disbursement_id, merchant_id, number, reference, channel, currency, amount_minor, bank_account_id, created_at)
  ON "payout_attempt" TO countinghouse_merchant;
GRANT SELECT ON "payout_event" TO countinghouse_merchant;
ALTER TABLE "payout_attempt" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "payout_event" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "payout_attempt" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "payout_event" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "payout_attempt" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "payout_event" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
