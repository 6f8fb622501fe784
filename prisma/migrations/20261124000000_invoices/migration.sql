-- CreateEnum
CREATE TYPE "customer_status" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "invoice_kind" AS ENUM ('invoice', 'credit_note');

-- CreateEnum
CREATE TYPE "invoice_status" AS ENUM ('draft', 'open', 'processing', 'paid', 'failed', 'unknown', 'overdue', 'uncollectible', 'void');

-- CreateTable
CREATE TABLE "customer" (
    "id" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "merchant_id" BIGINT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "address" TEXT[],
    "tax_id" TEXT,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "status" "customer_status" NOT NULL,
    "status_reason" TEXT,
    "payment_token" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "card_expiry" TEXT,
    "tells_of_paid" BOOLEAN NOT NULL DEFAULT true,
    "tells_of_failed" BOOLEAN NOT NULL DEFAULT true,
    "tells_of_expiry" BOOLEAN NOT NULL DEFAULT true,
    "invoiced_month" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tax_rate_ppm" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_price" (
    "id" BIGSERIAL NOT NULL,
    "plan_id" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "plan_price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "merchant_id" BIGINT,
    "plan_id" BIGINT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription_pause" (
    "id" BIGSERIAL NOT NULL,
    "subscription_id" BIGINT NOT NULL,
    "merchant_id" BIGINT,
    "pauses_on" DATE NOT NULL,
    "resumes_on" DATE,

    CONSTRAINT "subscription_pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_series" (
    "prefix" TEXT NOT NULL,
    "last" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" BIGSERIAL NOT NULL,
    "kind" "invoice_kind" NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "merchant_id" BIGINT,
    "subscription_id" BIGINT,
    "credits_id" BIGINT,
    "number" TEXT,
    "period_from" DATE,
    "period_to" DATE,
    "currency" TEXT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "status" "invoice_status" NOT NULL,
    "reason_code" TEXT,
    "reason" TEXT,
    "charge_on" DATE,
    "issued_on" DATE,
    "due_on" DATE,
    "paid_at" TIMESTAMPTZ(3),
    "paid_minor" BIGINT,
    "paid_by" TEXT,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" BIGSERIAL NOT NULL,
    "invoice_id" BIGINT NOT NULL,
    "merchant_id" BIGINT,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_rate_ppm" INTEGER NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_payment" (
    "id" BIGSERIAL NOT NULL,
    "invoice_id" BIGINT NOT NULL,
    "reference" TEXT NOT NULL,
    "paid_on" DATE NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by" UUID,
    "checked_at" TIMESTAMPTZ(3),
    "is_confirmed" BOOLEAN,
    "why" TEXT,

    CONSTRAINT "hand_payment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_reference_key" ON "customer"("reference");

-- CreateIndex
CREATE INDEX "customer_merchant_id_idx" ON "customer"("merchant_id");

-- CreateIndex
CREATE INDEX "customer_created_at_id_idx" ON "customer"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_reference_key" ON "plan"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "plan_price_plan_id_currency_valid_from_key" ON "plan_price"("plan_id", "currency", "valid_from");

-- CreateIndex
CREATE INDEX "subscription_customer_id_idx" ON "subscription"("customer_id");

-- CreateIndex
CREATE INDEX "subscription_merchant_id_idx" ON "subscription"("merchant_id");

-- CreateIndex
CREATE INDEX "subscription_pause_subscription_id_idx" ON "subscription_pause"("subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice"("number");

-- CreateIndex
CREATE INDEX "invoice_customer_id_created_at_id_idx" ON "invoice"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_merchant_id_created_at_id_idx" ON "invoice"("merchant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_created_at_id_idx" ON "invoice"("created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_status_created_at_id_idx" ON "invoice"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_credits_id_idx" ON "invoice"("credits_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_subscription_id_period_from_key" ON "invoice"("subscription_id", "period_from");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_line_invoice_id_position_key" ON "invoice_line"("invoice_id", "position");

-- CreateIndex
CREATE INDEX "hand_payment_invoice_id_idx" ON "hand_payment"("invoice_id");

-- AddForeignKey
ALTER TABLE "plan_price" ADD CONSTRAINT "plan_price_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "subscription_pause" ADD CONSTRAINT "subscription_pause_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_credits_id_fkey" FOREIGN KEY ("credits_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "hand_payment" ADD CONSTRAINT "hand_payment_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- What Prisma's schema cannot say.

-- 1. Amounts and states.
ALTER TABLE "plan" ADD CONSTRAINT "tax_rate_is_a_part" CHECK (tax_rate_ppm BETWEEN 0 AND 1000000);
ALTER TABLE "plan_price"
  ADD CONSTRAINT "costs_something" CHECK (amount_minor >= 0),
  ADD CONSTRAINT "from_a_first_of_month" CHECK (extract(day FROM valid_from) = 1);
ALTER TABLE "subscription"
  ADD CONSTRAINT "at_least_one" CHECK (quantity > 0),
  ADD CONSTRAINT "ends_no_earlier_than_it_starts" CHECK (ends_on >= starts_on);
ALTER TABLE "subscription_pause"
  ADD CONSTRAINT "resumes_after_it_pauses" CHECK (resumes_on > pauses_on),
  ADD CONSTRAINT "no_pause_within_another" EXCLUDE USING gist (subscription_id WITH =, daterange(pauses_on, resumes_on) WITH &&);
ALTER TABLE "invoice"
  ADD CONSTRAINT "net_and_tax_are_the_total" CHECK (total_minor = net_minor + tax_minor),
  ADD CONSTRAINT "credited_no_more_than_the_total" CHECK (credited_minor BETWEEN 0 AND greatest(total_minor, 0)),
  ADD CONSTRAINT "numbered_once_issued" CHECK (status IN ('draft', 'void') OR (number IS NOT NULL AND issued_on IS NOT NULL)),
  ADD CONSTRAINT "a_draft_has_no_number" CHECK (status <> 'draft' OR number IS NULL),
  ADD CONSTRAINT "paid_at_an_instant" CHECK ((status = 'paid') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT "paid_with_an_amount" CHECK ((status = 'paid' AND kind = 'invoice') = (paid_minor IS NOT NULL)),
  ADD CONSTRAINT "a_credit_note_says_of_what" CHECK ((kind = 'credit_note') = (credits_id IS NOT NULL)),
  ADD CONSTRAINT "a_period_has_two_ends" CHECK ((period_from IS NULL) = (period_to IS NULL) AND period_from < period_to);
ALTER TABLE "invoice_line"
  ADD CONSTRAINT "at_least_one" CHECK (quantity > 0),
  ADD CONSTRAINT "net_is_price_times_quantity" CHECK (net_minor = unit_minor * quantity),
  ADD CONSTRAINT "tax_rate_is_a_part" CHECK (tax_rate_ppm BETWEEN 0 AND 1000000);
ALTER TABLE "hand_payment"
  ADD CONSTRAINT "checked_by_another" CHECK (checked_by <> made_by),
  ADD CONSTRAINT "checked_in_full" CHECK ((checked_by IS NULL) = (checked_at IS NULL) AND (checked_by IS NULL) = (is_confirmed IS NULL));
CREATE UNIQUE INDEX "hand_payment_waiting" ON "hand_payment" (invoice_id) WHERE checked_by IS NULL;

-- What waits to be charged is little beside what was: a run finds it here.
CREATE INDEX "invoice_to_charge" ON "invoice" (charge_on, id) WHERE status = 'open' AND charge_on IS NOT NULL;

-- 2. An issued invoice stays as it was sent; corrections are credit notes.
CREATE FUNCTION keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL AND
     (NEW.number, NEW.kind, NEW.customer_id, NEW.subscription_id, NEW.credits_id, NEW.period_from, NEW.period_to, NEW.currency,
      NEW.net_minor, NEW.tax_minor, NEW.issued_on, NEW.due_on)
     IS DISTINCT FROM
     (OLD.number, OLD.kind, OLD.customer_id, OLD.subscription_id, OLD.credits_id, OLD.period_from, OLD.period_to, OLD.currency,
      OLD.net_minor, OLD.tax_minor, OLD.issued_on, OLD.due_on) THEN
    RAISE EXCEPTION 'invoice % is issued: it is corrected by a credit note', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep_issued" BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION keep_issued_invoice();

CREATE FUNCTION keep_issued_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM invoice WHERE id = coalesce(NEW.invoice_id, OLD.invoice_id) AND status <> 'draft') THEN
    RAISE EXCEPTION 'the lines of an issued invoice stay as they are' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "keep_issued" BEFORE INSERT OR UPDATE OR DELETE ON "invoice_line"
  FOR EACH ROW EXECUTE FUNCTION keep_issued_lines();

-- At the COMMIT an invoice is the sum of its lines.
CREATE FUNCTION check_invoice_totals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad bigint;
BEGIN
  SELECT i.id INTO bad FROM invoice i
    CROSS JOIN LATERAL (SELECT coalesce(sum(l.net_minor), 0) AS net, coalesce(sum(l.tax_minor), 0) AS tax
                          FROM invoice_line l WHERE l.invoice_id = i.id) lines
   WHERE i.id = NEW.id AND i.status <> 'draft' AND (i.net_minor <> lines.net OR i.tax_minor <> lines.tax);
  IF FOUND THEN
    RAISE EXCEPTION 'invoice % is not the sum of its lines', bad USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "totals_are_the_sums" AFTER INSERT OR UPDATE OF status, net_minor, tax_minor ON "invoice"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_invoice_totals();

-- 3. The application's rights.
GRANT SELECT, INSERT, UPDATE ON "customer", "plan", "subscription", "subscription_pause", "invoice_series", "invoice", "hand_payment" TO countinghouse_app;
GRANT SELECT, INSERT ON "plan_price" TO countinghouse_app;
GRANT SELECT, INSERT, DELETE ON "invoice_line" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "customer_id_seq", "plan_id_seq", "plan_price_id_seq", "subscription_id_seq", "subscription_pause_id_seq",
  "invoice_id_seq", "invoice_line_id_seq", "hand_payment_id_seq" TO countinghouse_app;

-- 4. A merchant that is a customer sees its own.
GRANT SELECT ON "customer", "subscription", "subscription_pause", "plan", "invoice", "invoice_line" TO countinghouse_merchant;
ALTER TABLE "customer" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "subscription" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "subscription_pause" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "invoice" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "invoice_line" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "customer" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "customer" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "application_sees_all" ON "subscription" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "subscription" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "application_sees_all" ON "subscription_pause" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "subscription_pause" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "application_sees_all" ON "invoice" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "invoice" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "application_sees_all" ON "invoice_line" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "invoice_line" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
