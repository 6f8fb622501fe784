-- An invoice keeps whom it was sent to: a customer that moves changes nothing of what was issued before.
ALTER TABLE "invoice" ADD COLUMN     "billed_name" TEXT,
ADD COLUMN     "billed_address" TEXT[],
ADD COLUMN     "billed_tax_id" TEXT;

UPDATE "invoice" i SET billed_name = c.name, billed_address = c.address, billed_tax_id = c.tax_id
  FROM "customer" c WHERE c.id = i.customer_id AND i.number IS NOT NULL;

-- A mail names what goes with it; the document is made when it is sent, and kept nowhere twice.
ALTER TABLE "mail" ADD COLUMN     "attachment" JSONB;

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" BIGSERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_user_id_list_name_key" ON "saved_filter"("user_id", "list", "name");

GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_filter" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "saved_filter_id_seq" TO countinghouse_app;

-- What is issued stays, this included.
CREATE FUNCTION keep_billed_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL AND (NEW.billed_name, NEW.billed_address, NEW.billed_tax_id)
     IS DISTINCT FROM (OLD.billed_name, OLD.billed_address, OLD.billed_tax_id) THEN
    RAISE EXCEPTION 'invoice % is issued: whom it was sent to stays', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep_billed_to" BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION keep_billed_to();
ALTER TABLE "invoice" ADD CONSTRAINT "an_issued_invoice_says_to_whom" CHECK (number IS NULL OR billed_name IS NOT NULL);
