-- What people withdrew and the bank executed all the same.

-- 1. That a bank did not execute a file is the word of people. Where the bank says later that it did, while nothing was sent in
-- its place, that counts. (It replaces the functions of the payouts.)
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
       ('submitting', 'approved'),
       ('submitting', 'submitted'), ('submitting', 'unknown'), ('submitting', 'paid'), ('submitting', 'failed'), ('submitting', 'returned'),
       ('unknown', 'submitted'), ('unknown', 'paid'), ('unknown', 'failed'), ('unknown', 'returned'),
       ('submitted', 'paid'), ('submitted', 'failed'), ('submitted', 'returned'),
       ('paid', 'returned'),
       ('failed', 'submitting'), ('failed', 'carried'), ('failed', 'paid'), ('returned', 'submitting'), ('returned', 'carried')) THEN
    RAISE EXCEPTION 'disbursement % does not go from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'planned' AND NEW.status NOT IN ('planned', 'cancelled')
     AND (SELECT status FROM run WHERE id = NEW.run_id) IS DISTINCT FROM 'approved' THEN
    RAISE EXCEPTION 'disbursement % is of a run that is not approved', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.status = 'carried' OR (OLD.status, NEW.status) = ('submitting', 'approved'))
     AND EXISTS (SELECT FROM alive_payout_attempt WHERE disbursement_id = NEW.id) THEN
    RAISE EXCEPTION 'disbursement % is on its way', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.status, NEW.status) = ('failed', 'paid')
     AND NOT EXISTS (SELECT FROM payout_attempt a JOIN payout_event e ON e.attempt_id = a.id WHERE a.disbursement_id = NEW.id AND e.kind = 'paid') THEN
    RAISE EXCEPTION 'disbursement % was not paid', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_payout_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known payout_event;
BEGIN
  PERFORM FROM payout_attempt WHERE id = NEW.attempt_id FOR UPDATE;
  SELECT * INTO known FROM payout_event
   WHERE attempt_id = NEW.attempt_id AND kind IN ('paid', 'failed', 'returned') ORDER BY id DESC LIMIT 1;
  IF known.kind IN ('failed', 'returned')
        AND NOT (known.source = 'staff' AND known.code = 'WITHDRAWN' AND NEW.kind = 'paid' AND NEW.source <> 'staff')
     OR (known.kind = 'paid' AND NEW.kind <> 'returned')
     OR (NEW.kind = 'returned' AND known.kind IS DISTINCT FROM 'paid') THEN
    RAISE EXCEPTION 'payout attempt % has ended otherwise', NEW.attempt_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE VIEW "alive_payout_attempt" WITH (security_invoker = true) AS
  SELECT a.id, a.disbursement_id, a.merchant_id FROM payout_attempt a
   WHERE coalesce((SELECT e.kind FROM payout_event e WHERE e.attempt_id = a.id AND e.kind IN ('paid', 'failed', 'returned')
                    ORDER BY e.id DESC LIMIT 1), 'paid') = 'paid';

-- 2. What the bank reported on has left as well, whoever took it there; who says it first decides on nothing else.
CREATE OR REPLACE FUNCTION check_payout_file_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.is_confirmed IS NOT NULL AND NEW.checked_by IS NULL
     AND (EXISTS (SELECT FROM payout_file_download WHERE file_id = NEW.file_id) OR EXISTS (SELECT FROM payout_report WHERE file_id = NEW.file_id)) THEN
    RAISE EXCEPTION 'bank file % left: two people withdraw it', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.checked_by IS NOT NULL THEN
    RAISE EXCEPTION 'withdrawal % is decided by another, later', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.is_confirmed IS NOT NULL
     OR (NEW.file_id, NEW.why, NEW.made_by, NEW.made_by_name, NEW.made_at) IS DISTINCT FROM (OLD.file_id, OLD.why, OLD.made_by, OLD.made_by_name, OLD.made_at)) THEN
    RAISE EXCEPTION 'withdrawal % is decided', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- 3. Where a payout stands is read for its merchant as well: that something contradicts is known then, and not what.
GRANT SELECT (attempt_id, said, at) ON "payout_contradiction" TO countinghouse_merchant;
ALTER TABLE "payout_contradiction" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "payout_contradiction" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "payout_contradiction" FOR SELECT TO countinghouse_merchant
  USING (EXISTS (SELECT FROM payout_attempt a WHERE a.id = attempt_id));
