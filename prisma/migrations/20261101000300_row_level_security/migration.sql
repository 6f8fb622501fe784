-- Beneath the queries of the application: what is read for a merchant is read as a role that sees nothing but that
-- merchant's rows, whatever the query asks for. The application switches to it per transaction (server/platform/db.ts);
-- its own role reads and writes the rows of all, for staff and for background work, at no cost: `true` is folded away.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'countinghouse_merchant') THEN
    CREATE ROLE countinghouse_merchant NOLOGIN;
  END IF;
END $$;
GRANT countinghouse_merchant TO countinghouse_app;
GRANT USAGE ON SCHEMA public TO countinghouse_merchant;
GRANT SELECT ON "merchant", "order", "payable", "disbursement" TO countinghouse_merchant;

-- The merchant that the transaction reads for; null, and so nobody's rows, where none was set.
CREATE FUNCTION current_merchant_id() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('countinghouse.merchant_id', true), '')::bigint
$$;

ALTER TABLE "merchant" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "order" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "payable" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "disbursement" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY "application_sees_all" ON "merchant" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "order" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "payable" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "disbursement" TO countinghouse_app USING (true) WITH CHECK (true);

CREATE POLICY "merchant_sees_its_own" ON "merchant" FOR SELECT TO countinghouse_merchant
  USING (id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "order" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "payable" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "disbursement" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
