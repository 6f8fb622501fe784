-- What the bank has certainly not heard of is held back, where its merchant was put on hold or its account changed since the
-- attempt was made: the attempt has failed, and the disbursement waits as it did before. (It replaces the function of the
-- payouts.)
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
       ('failed', 'submitting'), ('failed', 'carried'), ('returned', 'submitting'), ('returned', 'carried')) THEN
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
  RETURN NEW;
END $$;
