-- Another account than was approved is paid to when a person says so with a reason. What is tried again by itself goes where
-- the attempt before it went. (It replaces the function of the payouts.)
CREATE OR REPLACE FUNCTION check_payout_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.bank_account_id IS DISTINCT FROM of.bank_account_id
     AND (NEW.reason IS NULL OR NEW.created_by LIKE 'job:%' AND NEW.bank_account_id IS DISTINCT FROM (
            SELECT bank_account_id FROM payout_attempt WHERE disbursement_id = NEW.disbursement_id ORDER BY number DESC LIMIT 1))
     OR NOT EXISTS (SELECT FROM active_bank_account
                     WHERE id = NEW.bank_account_id AND merchant_id = NEW.merchant_id AND currency = NEW.currency) THEN
    RAISE EXCEPTION 'disbursement % is not to be paid to that account', NEW.disbursement_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
