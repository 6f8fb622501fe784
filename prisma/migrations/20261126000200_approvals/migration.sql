-- A run is prepared by one person and approved by others, bound to the hash of what they saw.

CREATE TYPE "approval_decision" AS ENUM ('approved', 'rejected');

ALTER TABLE "run"
  ADD COLUMN "submitted_by" TEXT,
  ADD COLUMN "submitted_at" TIMESTAMPTZ(3),
  ADD COLUMN "approvals_needed" SMALLINT,
  ADD COLUMN "approved_at" TIMESTAMPTZ(3),
  ADD COLUMN "approved_hash" TEXT,
  ADD COLUMN "ended_at" TIMESTAMPTZ(3),
  ADD COLUMN "end_reason" TEXT,
  -- Approved by the policy rather than by people: which.
  ADD COLUMN "policy_id" BIGINT;
ALTER TABLE "disbursement" ADD COLUMN "bank_account_id" BIGINT;

CREATE TABLE "run_approval" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "decision" "approval_decision" NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT,

    CONSTRAINT "run_approval_pkey" PRIMARY KEY ("id")
);
-- One approval each counts once.
CREATE UNIQUE INDEX "run_approval_run_id_hash_decided_by_key" ON "run_approval"("run_id", "hash", "decided_by");

CREATE TABLE "approval_policy" (
    "id" BIGSERIAL NOT NULL,
    -- [{currency, fromMinor, approvers}], and [{currency, upToMinor}] of scheduled runs that need nobody.
    "tiers" JSONB NOT NULL,
    "automatic" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_policy_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "approval_policy_decision" (
    "policy_id" BIGINT NOT NULL,
    "decision" "approval_decision" NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT,

    CONSTRAINT "approval_policy_decision_pkey" PRIMARY KEY ("policy_id")
);

ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "bank_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "run" ADD CONSTRAINT "run_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "approval_policy"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "run_approval" ADD CONSTRAINT "run_approval_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "approval_policy_decision" ADD CONSTRAINT "approval_policy_decision_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "approval_policy"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What a house begins with: two people from 50,000 on, and nothing by itself.
WITH first_policy AS (
  INSERT INTO "approval_policy" (tiers, automatic, reason, proposed_by, proposed_by_name, proposed_at)
  VALUES ('[{"currency":"EUR","fromMinor":5000000,"approvers":2},{"currency":"USD","fromMinor":5000000,"approvers":2},{"currency":"GBP","fromMinor":5000000,"approvers":2}]',
          '[]', 'What every installation begins with.', 'system', 'Countinghouse', '2026-01-01T00:00:00Z') RETURNING id)
INSERT INTO "approval_policy_decision" (policy_id, decision, decided_by, decided_by_name, decided_at)
SELECT id, 'approved', 'installation', 'Countinghouse', '2026-01-01T00:00:00Z' FROM first_policy;

-- What Prisma's schema cannot say.

-- 1. The content of a run: a line for each disbursement, in one order, whoever writes them down.
CREATE FUNCTION disbursement_line(reference text, currency text, period_from date, period_to date, orders int, gross bigint,
                                  fee bigint, net bigint, kept bigint, release_on date, outcome text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws('|', reference, currency, period_from::text, period_to::text, orders, gross, fee, net, kept,
                   coalesce(release_on::text, '-'), outcome)
$$;

-- The lines of a run, with where each is to be paid now ('-': nowhere yet; '' where nothing is paid).
CREATE FUNCTION run_lines(of_run uuid) RETURNS TABLE (disbursement_id bigint, line text, payee text)
LANGUAGE sql STABLE AS $$
  SELECT d.id,
         disbursement_line(m.reference, d.currency, d.period_from, d.period_to, d.orders, d.gross_minor, d.fee_minor, d.net_minor,
                           d.kept_minor, d.release_on, d.outcome::text),
         CASE WHEN d.net_minor = d.kept_minor THEN '' ELSE coalesce(
           CASE WHEN d.status = 'planned' THEN a.id ELSE d.bank_account_id END::text, '-') END
    FROM disbursement d JOIN merchant m ON m.id = d.merchant_id
    LEFT JOIN LATERAL (SELECT b.id FROM bank_account b
                         JOIN bank_account_decision c ON c.bank_account_id = b.id AND c.decision = 'confirmed'
                        WHERE b.merchant_id = d.merchant_id AND b.currency = d.currency
                        ORDER BY b.version DESC LIMIT 1) a ON d.status = 'planned'
   WHERE d.run_id = of_run AND d.status <> 'cancelled'
   ORDER BY d.merchant_id, d.currency
$$;

-- Of what each gets, as it was calculated; and of the same with where it goes, as it is approved.
CREATE FUNCTION run_calculation_hash(of_run uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\n'), ''), 'UTF8')), 'hex') FROM run_lines(of_run)
$$;
CREATE FUNCTION run_hash(of_run uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(line || '|' || payee, E'\n'), ''), 'UTF8')), 'hex') FROM run_lines(of_run)
$$;

-- 2. The approval policy in force: the latest that a second person confirmed.
CREATE FUNCTION check_policy_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM approval_policy WHERE id = NEW.policy_id AND proposed_by = NEW.decided_by)
     AND NEW.decision = 'approved' THEN
    RAISE EXCEPTION 'an approval policy is confirmed by another than who proposed it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "decided_by_another" BEFORE INSERT ON "approval_policy_decision"
  FOR EACH ROW EXECUTE FUNCTION check_policy_decision();

-- 3. An approval is of what is there, while it waits, and never by who made it.
CREATE FUNCTION check_run_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_run run;
BEGIN
  SELECT * INTO of_run FROM run WHERE id = NEW.run_id FOR UPDATE;
  IF of_run.status <> 'submitted' THEN
    RAISE EXCEPTION 'run % does not wait for approval', NEW.run_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.decision = 'approved' AND NEW.decided_by IN (of_run.submitted_by, of_run.requested_by) THEN
    RAISE EXCEPTION 'the maker of run % cannot approve it', NEW.run_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.decision = 'approved' AND NEW.hash <> run_hash(NEW.run_id) THEN
    RAISE EXCEPTION 'run % has changed since it was looked at', NEW.run_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "approved_by_others" BEFORE INSERT ON "run_approval" FOR EACH ROW EXECUTE FUNCTION check_run_approval();

-- 4. A run is approved by as many as it needs, of exactly what it is; or by the policy in force.
CREATE FUNCTION check_run_is_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hash_now text := run_hash(NEW.id);
  approvals int;
BEGIN
  IF OLD.status <> 'submitted' OR NEW.approved_hash IS DISTINCT FROM hash_now
     OR NEW.approvals_needed IS DISTINCT FROM OLD.approvals_needed OR NEW.submitted_by IS DISTINCT FROM OLD.submitted_by THEN
    RAISE EXCEPTION 'run % is not approved as it is', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.policy_id IS NOT NULL THEN
    IF NEW.kind <> 'scheduled' OR NEW.policy_id IS DISTINCT FROM (
         SELECT max(p.id) FROM approval_policy p JOIN approval_policy_decision d ON d.policy_id = p.id AND d.decision = 'approved')
       OR EXISTS (
         SELECT FROM (SELECT currency, sum(net_minor - kept_minor) AS pays FROM disbursement
                       WHERE run_id = NEW.id AND status <> 'cancelled' GROUP BY currency) s
          WHERE pays > coalesce((SELECT (rule->>'upToMinor')::bigint
                                   FROM approval_policy p, jsonb_array_elements(p.automatic) rule
                                  WHERE p.id = NEW.policy_id AND rule->>'currency' = s.currency), 0)) THEN
      RAISE EXCEPTION 'run % is not of those that the policy approves', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT count(DISTINCT decided_by) INTO approvals FROM run_approval
   WHERE run_id = NEW.id AND decision = 'approved' AND hash = hash_now AND decided_by NOT IN (NEW.submitted_by, NEW.requested_by);
  IF approvals < greatest(coalesce(NEW.approvals_needed, 1), 1) THEN
    RAISE EXCEPTION 'run % has % approvals of %', NEW.id, approvals, NEW.approvals_needed USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "approved_as_it_is" BEFORE UPDATE OF status ON "run" FOR EACH ROW
  WHEN (NEW.status = 'approved' AND OLD.status <> 'approved') EXECUTE FUNCTION check_run_is_approved();

-- 5. A disbursement keeps its sums, and is approved with its run or not at all.
CREATE FUNCTION check_disbursement_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.run_id, NEW.merchant_id, NEW.currency, NEW.period_from, NEW.period_to, NEW.orders, NEW.gross_minor, NEW.fee_minor,
      NEW.net_minor, NEW.carried_minor, NEW.monthly_fee_minor, NEW.outcome)
     IS DISTINCT FROM
     (OLD.run_id, OLD.merchant_id, OLD.currency, OLD.period_from, OLD.period_to, OLD.orders, OLD.gross_minor, OLD.fee_minor,
      OLD.net_minor, OLD.carried_minor, OLD.monthly_fee_minor, OLD.outcome)
     OR (NEW.kept_minor <> OLD.kept_minor AND (NEW.status <> 'carried' OR NEW.kept_minor <> NEW.net_minor)) THEN
    RAISE EXCEPTION 'disbursement % is what it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'planned' AND NEW.status NOT IN ('planned', 'cancelled')
     AND (SELECT status FROM run WHERE id = NEW.run_id) IS DISTINCT FROM 'approved' THEN
    RAISE EXCEPTION 'disbursement % is of a run that is not approved', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keeps_its_sums" BEFORE UPDATE ON "disbursement" FOR EACH ROW EXECUTE FUNCTION check_disbursement_change();

-- 6. What was decided stays.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "run_approval" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "approval_policy" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "approval_policy_decision" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 7. The application's rights.
GRANT SELECT, INSERT ON "run_approval", "approval_policy", "approval_policy_decision" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "run_approval_id_seq", "approval_policy_id_seq" TO countinghouse_app;

-- 8. What a disbursement kept, and a minimum monthly fee, are not priced by a rule.
ALTER TABLE "payable" DROP CONSTRAINT "payable_fee_has_its_rule";
ALTER TABLE "payable" ADD CONSTRAINT "payable_fee_has_its_rule"
  CHECK (fee_version_id IS NOT NULL AND fee_tier IS NOT NULL
         OR kind IN ('dispute', 'dispute_won', 'carried', 'reserve_released', 'monthly_fee')) NOT VALID;
ALTER TABLE "payable" VALIDATE CONSTRAINT "payable_fee_has_its_rule";
