-- The same check of a journal in one look at its postings: it is asked for each of them, at COMMIT. (It replaces the function of
-- the rules.)
CREATE OR REPLACE FUNCTION journal_check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked bigint;
  held record;
BEGIN
  IF TG_TABLE_NAME = 'journal' THEN checked := NEW.id; ELSE checked := NEW.journal_id; END IF;
  SELECT coalesce(sum(lines), 0) AS lines, (array_agg(currency) FILTER (WHERE over <> 0))[1] AS currency,
         (array_agg(over) FILTER (WHERE over <> 0))[1] AS over
    INTO held
    FROM (SELECT a.currency, count(*) AS lines, sum(p.amount_minor) AS over
            FROM posting p JOIN account a ON a.id = p.account_id WHERE p.journal_id = checked GROUP BY a.currency) sums;
  IF held.lines < 2 THEN
    RAISE check_violation USING MESSAGE = format('journal %s has fewer than two postings', checked);
  END IF;
  IF held.over IS NOT NULL THEN
    RAISE check_violation USING MESSAGE = format('journal %s does not balance: %s %s over', checked, held.over, held.currency);
  END IF;
  RETURN NULL;
END $$;
