-- Attempts that people withdrew, and of which the bank may say all the same that it executed them: nothing left in their place.
CREATE VIEW "withdrawn_payout_attempt" WITH (security_invoker = true) AS
  SELECT a.id FROM payout_attempt a JOIN disbursement d ON d.id = a.disbursement_id
   WHERE d.status IN ('approved', 'failed')
     AND EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.source = 'staff' AND e.code = 'WITHDRAWN')
     AND NOT EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.kind IN ('paid', 'returned'))
     AND NOT EXISTS (SELECT FROM payout_attempt l WHERE l.disbursement_id = a.disbursement_id AND l.number > a.number
                        AND NOT EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = l.id AND e.source = 'staff' AND e.code = 'HELD'));
GRANT SELECT ON "withdrawn_payout_attempt" TO countinghouse_app;

-- What is said of them, and what follows for their disbursements. (It replaces the functions of what was executed all the same.)
CREATE OR REPLACE FUNCTION check_payout_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known payout_event_kind;
BEGIN
  PERFORM FROM payout_attempt WHERE id = NEW.attempt_id FOR UPDATE;
  SELECT kind INTO known FROM payout_event
   WHERE attempt_id = NEW.attempt_id AND kind IN ('paid', 'failed', 'returned') ORDER BY id DESC LIMIT 1;
  IF known = 'failed' AND NEW.kind = 'paid' AND NEW.source <> 'staff' THEN
    IF EXISTS (SELECT FROM withdrawn_payout_attempt WHERE id = NEW.attempt_id) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF known IN ('failed', 'returned') OR (known = 'paid' AND NEW.kind <> 'returned') OR (NEW.kind = 'returned' AND known IS DISTINCT FROM 'paid') THEN
    RAISE EXCEPTION 'payout attempt % has ended otherwise', NEW.attempt_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

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
       ('approved', 'submitting'), ('approved', 'carried'), ('approved', 'paid'),
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
  IF (OLD.status, NEW.status) IN (('failed', 'paid'), ('approved', 'paid'))
     AND NOT EXISTS (SELECT FROM alive_payout_attempt a JOIN payout_event e ON e.attempt_id = a.id WHERE a.disbursement_id = NEW.id AND e.kind = 'paid') THEN
    RAISE EXCEPTION 'disbursement % was not paid', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
