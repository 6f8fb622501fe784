-- CreateEnum
CREATE TYPE "question_status" AS ENUM ('open', 'answered', 'closed');

-- CreateEnum
CREATE TYPE "question_message_kind" AS ENUM ('asked', 'answered', 'closed');

-- CreateTable
CREATE TABLE "question" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "disbursement_id" BIGINT NOT NULL,
    "payable_id" BIGINT,
    "status" "question_status" NOT NULL DEFAULT 'open',
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_message" (
    "id" BIGSERIAL NOT NULL,
    "question_id" BIGINT NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "kind" "question_message_kind" NOT NULL,
    "text" TEXT,
    "is_ours" BOOLEAN NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "question_disbursement_id_idx" ON "question"("disbursement_id");

-- CreateIndex
CREATE INDEX "question_moved_at_id_idx" ON "question"("moved_at", "id");

-- CreateIndex
CREATE INDEX "question_merchant_id_moved_at_id_idx" ON "question"("merchant_id", "moved_at", "id");

-- CreateIndex
CREATE INDEX "question_message_question_id_id_idx" ON "question_message"("question_id", "id");

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_disbursement_id_fkey" FOREIGN KEY ("disbursement_id") REFERENCES "disbursement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "question_message" ADD CONSTRAINT "question_message_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- What Prisma's schema cannot say.

-- 1. One conversation for one subject: a line of a disbursement, or the disbursement itself.
CREATE UNIQUE INDEX "question_of_line" ON "question" (disbursement_id, payable_id) WHERE payable_id IS NOT NULL;
CREATE UNIQUE INDEX "question_of_disbursement" ON "question" (disbursement_id) WHERE payable_id IS NULL;
-- What waits for an answer is few among many.
CREATE INDEX "question_open" ON "question" (moved_at, id) WHERE status = 'open';
ALTER TABLE "question_message"
  ADD CONSTRAINT "only_a_close_needs_no_words" CHECK ((kind = 'closed') = (text IS NULL)),
  ADD CONSTRAINT "words_of_a_sane_length" CHECK (char_length(text) BETWEEN 1 AND 2000);

-- 2. It is about the merchant's own: a disbursement of its, and a line that this disbursement owns.
CREATE FUNCTION check_question_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM disbursement d
                  WHERE d.id = NEW.disbursement_id AND d.merchant_id = NEW.merchant_id AND d.status <> 'cancelled'
                    AND (NEW.payable_id IS NULL
                         OR EXISTS (SELECT FROM payable p
                                     WHERE p.id = NEW.payable_id AND p.merchant_id = d.merchant_id AND p.currency = d.currency
                                       AND p.due_on >= d.period_from AND p.due_on < d.period_to))) THEN
    RAISE EXCEPTION 'a question is about a disbursement of the merchant, or about a line of it'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "about_its_own" BEFORE INSERT ON "question" FOR EACH ROW EXECUTE FUNCTION check_question_subject();

-- 3. What state a conversation is in follows from its last message. Asking again while it is open does not put it at the
-- end of the queue; what is closed is opened by asking, and by nothing else.
CREATE FUNCTION move_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked question;
BEGIN
  SELECT * INTO asked FROM question WHERE id = NEW.question_id FOR UPDATE;
  IF asked.merchant_id IS DISTINCT FROM NEW.merchant_id THEN
    RAISE EXCEPTION 'question % is not of merchant %', NEW.question_id, NEW.merchant_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF asked.status = 'closed' AND NEW.kind <> 'asked' THEN
    RAISE EXCEPTION 'question % is closed', NEW.question_id USING ERRCODE = 'restrict_violation';
  END IF;
  UPDATE question
     SET status = CASE NEW.kind WHEN 'asked' THEN 'open' ELSE NEW.kind::text END::question_status,
         moved_at = CASE WHEN asked.status = 'open' AND NEW.kind = 'asked' THEN asked.moved_at ELSE NEW.at END
   WHERE id = NEW.question_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "moves_its_question" BEFORE INSERT ON "question_message" FOR EACH ROW EXECUTE FUNCTION move_question();

-- 4. What was said stays.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "question_message"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_deleted" BEFORE DELETE OR TRUNCATE ON "question"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 5. The application's rights.
GRANT SELECT, INSERT ON "question", "question_message" TO countinghouse_app;
GRANT UPDATE (status, moved_at) ON "question" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "question_id_seq", "question_message_id_seq" TO countinghouse_app;

-- 6. A merchant reads its own conversations.
GRANT SELECT ON "question", "question_message" TO countinghouse_merchant;
ALTER TABLE "question" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "question_message" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "question" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "question_message" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "question" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "question_message" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
