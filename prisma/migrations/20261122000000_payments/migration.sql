-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('credit_card', 'debit_card', 'account_transfer');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('created', 'processing', 'authorised', 'captured', 'declined', 'failed', 'unknown', 'voided', 'partially_refunded', 'refunded', 'disputed', 'charged_back', 'sent', 'accepted', 'rejected');

-- CreateEnum
CREATE TYPE "attempt_kind" AS ENUM ('authorise', 'capture', 'void', 'refund', 'send', 'look_up');

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('succeeded', 'declined', 'failed', 'not_sent', 'unknown', 'pending', 'not_found');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('created', 'processing', 'succeeded', 'failed', 'unknown');

-- CreateEnum
CREATE TYPE "dispute_status" AS ENUM ('opened', 'won', 'lost');

-- CreateEnum
CREATE TYPE "dead_letter_resolution" AS ENUM ('looked_up', 'marked_failed', 'replayed');

-- CreateTable
CREATE TABLE "payment" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "order_id" BIGINT,
    "method" "payment_method",
    "description" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "customer_reference" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "card_holder" TEXT,
    "card_expiry" TEXT,
    "transfer" JSONB,
    "provider" TEXT NOT NULL,
    "provider_token" TEXT,
    "provider_reference" TEXT,
    "status" "payment_status" NOT NULL,
    "reason_code" TEXT,
    "reason" TEXT,
    "tries_before" INTEGER NOT NULL DEFAULT 0,
    "captured_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "disputed_minor" BIGINT NOT NULL DEFAULT 0,
    "released_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "captured_at" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_request" (
    "merchant_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "payment_id" BIGINT NOT NULL,
    "answer" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_request_pkey" PRIMARY KEY ("merchant_id","key")
);

-- CreateTable
CREATE TABLE "payment_attempt" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "payment_id" BIGINT NOT NULL,
    "refund_id" BIGINT,
    "kind" "attempt_kind" NOT NULL,
    "number" INTEGER NOT NULL,
    "asks_about" BIGINT,
    "reference" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_attempt_result" (
    "attempt_id" BIGINT NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "outcome" "attempt_outcome" NOT NULL,
    "code" TEXT,
    "words" TEXT,
    "provider_id" TEXT,
    "latency_ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_attempt_result_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "payment_id" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "refund_status" NOT NULL,
    "why" TEXT,
    "reason_code" TEXT,
    "reason" TEXT,
    "provider_reference" TEXT,
    "requested_by" TEXT NOT NULL,
    "key" TEXT,
    "total_minor" BIGINT,
    "tries_before" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "final_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund_reversal" (
    "refund_id" BIGINT NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_reversal_pkey" PRIMARY KEY ("refund_id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "payment_id" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "dispute_status" NOT NULL,
    "reason" TEXT,
    "provider_reference" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "payment_id" BIGINT NOT NULL,
    "refund_id" BIGINT,
    "error" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "event_data" JSONB NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,
    "resolution" "dead_letter_resolution",

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "simulated_charge" (
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "of_reference" TEXT,
    "token" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "words" TEXT,
    "calls" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "simulated_charge_pkey" PRIMARY KEY ("reference")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_order_id_key" ON "payment"("order_id");

-- CreateIndex
CREATE INDEX "payment_merchant_id_created_at_id_idx" ON "payment"("merchant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "payment_created_at_id_idx" ON "payment"("created_at", "id");

-- CreateIndex
CREATE INDEX "payment_status_created_at_id_idx" ON "payment"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "payment_customer_reference_created_at_id_idx" ON "payment"("customer_reference", "created_at", "id");

-- CreateIndex
CREATE INDEX "payment_attempt_refund_id_idx" ON "payment_attempt"("refund_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_payment_id_number_key" ON "payment_attempt"("payment_id", "number");

-- CreateIndex
CREATE INDEX "refund_payment_id_id_idx" ON "refund"("payment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_merchant_id_key_key" ON "refund"("merchant_id", "key");

-- CreateIndex
CREATE INDEX "dispute_payment_id_id_idx" ON "dispute"("payment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_payment_id_provider_reference_key" ON "dispute"("payment_id", "provider_reference");

-- CreateIndex
CREATE INDEX "dead_letter_failed_at_id_idx" ON "dead_letter"("failed_at", "id");

-- CreateIndex
CREATE INDEX "dead_letter_payment_id_idx" ON "dead_letter"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "simulated_charge_provider_id_key" ON "simulated_charge"("provider_id");

-- CreateIndex
CREATE INDEX "simulated_charge_of_reference_idx" ON "simulated_charge"("of_reference");

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_attempt_result" ADD CONSTRAINT "payment_attempt_result_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempt"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refund_reversal" ADD CONSTRAINT "refund_reversal_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- 1. What a single row must be.
ALTER TABLE "payment"
  ADD CONSTRAINT "payment_currency_is_iso4217" CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "payment_amount_positive" CHECK (amount_minor > 0),
  ADD CONSTRAINT "payment_captured_within_amount" CHECK (captured_minor BETWEEN 0 AND amount_minor),
  -- Never more goes back than came, whoever asks at the same time.
  ADD CONSTRAINT "payment_returned_within_captured"
    CHECK (refunded_minor >= 0 AND disputed_minor >= 0 AND refunded_minor + disputed_minor <= captured_minor),
  ADD CONSTRAINT "payment_card_is_not_kept" CHECK (card_last4 ~ '^[0-9]{4}$' AND card_brand !~ '[0-9]');
ALTER TABLE "refund"
  ADD CONSTRAINT "refund_amount_positive" CHECK (amount_minor > 0),
  ADD CONSTRAINT "refund_succeeded_has_a_total" CHECK ((status = 'succeeded') = (total_minor IS NOT NULL));
ALTER TABLE "dispute"
  ADD CONSTRAINT "dispute_amount_positive" CHECK (amount_minor > 0 AND fee_minor >= 0),
  ADD CONSTRAINT "dispute_closed_or_not" CHECK ((status = 'opened') = (closed_at IS NULL));
ALTER TABLE "dead_letter"
  ADD CONSTRAINT "dead_letter_resolved_or_not"
    CHECK ((resolved_at IS NULL) = (resolution IS NULL) AND (resolved_at IS NULL) = (resolved_by IS NULL));
-- Of one thing that got stuck there is one open letter.
CREATE UNIQUE INDEX "dead_letter_open" ON "dead_letter" (payment_id, coalesce(refund_id, 0)) WHERE (resolved_at IS NULL);

-- 2. What is written stays written.
CREATE TRIGGER "payment_request_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment_request" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "payment_attempt_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment_attempt" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "payment_attempt_result_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payment_attempt_result" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "refund_reversal_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "refund_reversal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 3. Accepting a payment is one statement: what it must write is written together, in one round trip.

-- Takes the idempotency key (of the actor, for a day) and the business key (of the merchant, for ever) of a request. `new`:
-- it is the first. `repeated`: it was there before, with its answer. `reused`: a key belongs to another request. A second
-- request waits here until the first one is committed.
CREATE FUNCTION claim_payment_request(
  p_actor text, p_idempotency_key text, p_hash text, p_merchant_id bigint, p_key text, p_payment_id bigint, p_answer text, p_at timestamptz
) RETURNS TABLE (verdict text, payment_id bigint, answer text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  there record;
BEGIN
  IF p_idempotency_key IS NOT NULL THEN
    INSERT INTO idempotency_record AS r (actor, key, request_hash, status, headers, body, expires_at)
    VALUES (p_actor, p_idempotency_key, p_hash, 202,
            jsonb_build_object('content-type', 'application/json', 'location', '/api/v1/payments/' || p_payment_id),
            p_answer, now() + interval '24 hours')
    ON CONFLICT (actor, key) DO UPDATE
      SET request_hash = excluded.request_hash, status = excluded.status, headers = excluded.headers, body = excluded.body,
          created_at = now(), expires_at = excluded.expires_at
      WHERE r.expires_at < now();
    IF NOT FOUND THEN
      SELECT r.request_hash, r.body INTO there FROM idempotency_record r WHERE r.actor = p_actor AND r.key = p_idempotency_key;
      IF there.request_hash IS DISTINCT FROM p_hash OR there.body IS NULL THEN
        RETURN QUERY SELECT 'reused', NULL::bigint, NULL::text;
      ELSE
        RETURN QUERY SELECT 'repeated', (there.body::json ->> 'id')::bigint, there.body;
      END IF;
      RETURN;
    END IF;
  END IF;
  IF p_key IS NOT NULL THEN
    INSERT INTO payment_request (merchant_id, key, request_hash, payment_id, answer, created_at)
    VALUES (p_merchant_id, p_key, p_hash, p_payment_id, p_answer, p_at) ON CONFLICT (merchant_id, key) DO NOTHING;
    IF NOT FOUND THEN
      SELECT q.* INTO there FROM payment_request q WHERE q.merchant_id = p_merchant_id AND q.key = p_key;
      IF there.request_hash <> p_hash THEN
        DELETE FROM idempotency_record r WHERE r.actor = p_actor AND r.key = p_idempotency_key;
        RETURN QUERY SELECT 'reused', NULL::bigint, NULL::text;
      ELSE
        UPDATE idempotency_record r
           SET body = there.answer,
               headers = jsonb_build_object('content-type', 'application/json', 'location', '/api/v1/payments/' || there.payment_id)
         WHERE r.actor = p_actor AND r.key = p_idempotency_key;
        RETURN QUERY SELECT 'repeated', there.payment_id, there.answer;
      END IF;
      RETURN;
    END IF;
  END IF;
  RETURN QUERY SELECT 'new', p_payment_id, p_answer;
END $$;

-- `no_merchant`: there is none for this actor. `merchant_closed`: it takes no payments.
CREATE FUNCTION accept_payment(
  p_actor_kind text, p_actor_id text, p_actor_name text, p_request_id text, p_ip text, p_user_agent text,
  p_idempotency_key text, p_key text, p_hash text, p_at timestamptz,
  p_merchant_id bigint, p_merchant_reference text, p_method payment_method, p_description text,
  p_amount_minor bigint, p_currency text, p_customer_reference text,
  p_card_brand text, p_card_last4 text, p_card_holder text, p_card_expiry text, p_transfer jsonb,
  p_provider text, p_token text, p_rest_of_answer text, p_audited jsonb
) RETURNS TABLE (verdict text, payment_id bigint, answer text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  of_merchant record;
  new_id bigint;
  claimed record;
BEGIN
  IF p_merchant_id IS NULL THEN
    SELECT m.id, m.reference, m.status INTO of_merchant FROM merchant m WHERE m.reference = p_merchant_reference;
  ELSE
    SELECT m.id, m.reference, m.status INTO of_merchant FROM merchant m
     WHERE m.id = p_merchant_id AND m.reference = coalesce(p_merchant_reference, m.reference);
  END IF;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'no_merchant', NULL::bigint, NULL::text;
    RETURN;
  END IF;
  IF of_merchant.status NOT IN ('active', 'on_hold') THEN
    RETURN QUERY SELECT 'merchant_closed', NULL::bigint, NULL::text;
    RETURN;
  END IF;
  new_id := nextval('payment_id_seq');
  SELECT * INTO claimed FROM claim_payment_request(
    p_actor_kind || ':' || p_actor_id, p_idempotency_key, p_hash, of_merchant.id, p_key, new_id,
    '{"id":"' || new_id || '","merchantReference":' || to_json(of_merchant.reference)::text || ',' || p_rest_of_answer, p_at);
  IF claimed.verdict = 'new' THEN
    INSERT INTO payment (id, merchant_id, method, description, amount_minor, currency, customer_reference, card_brand, card_last4,
                         card_holder, card_expiry, transfer, provider, provider_token, status, created_at, updated_at)
    VALUES (new_id, of_merchant.id, p_method, p_description, p_amount_minor, p_currency, p_customer_reference, p_card_brand,
            p_card_last4, p_card_holder, p_card_expiry, p_transfer, p_provider, p_token, 'created', p_at, p_at);
    INSERT INTO outbox (name, data) VALUES ('payments/payment.accepted', jsonb_build_object('paymentId', new_id::text));
    INSERT INTO audit_entry (at, merchant_id, actor_kind, actor_id, actor_name, action, object_type, object_id, after,
                             request_id, ip, user_agent)
    VALUES (p_at, of_merchant.id, p_actor_kind, p_actor_id, p_actor_name, 'payment.accepted', 'payment', new_id::text, p_audited,
            p_request_id, p_ip, p_user_agent);
  END IF;
  RETURN QUERY SELECT claimed.verdict, claimed.payment_id, claimed.answer;
END $$;

-- 4. The application's rights.
GRANT SELECT, INSERT, UPDATE ON "payment", "refund", "dispute", "dead_letter", "simulated_charge" TO countinghouse_app;
GRANT SELECT, INSERT ON "payment_request", "payment_attempt", "payment_attempt_result", "refund_reversal" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "payment_id_seq", "payment_attempt_id_seq", "refund_id_seq", "dispute_id_seq", "dead_letter_id_seq" TO countinghouse_app;

-- 5. A merchant's people and keys see their own.
GRANT SELECT ON "payment", "payment_attempt", "payment_attempt_result", "refund", "refund_reversal", "dispute" TO countinghouse_merchant;
ALTER TABLE "payment" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "payment_attempt" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "payment_attempt_result" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "refund" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "refund_reversal" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "dispute" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "payment" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "payment_attempt" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "payment_attempt_result" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "refund" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "refund_reversal" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "dispute" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "payment" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "payment_attempt" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "payment_attempt_result" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "refund" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "refund_reversal" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "dispute" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
