-- What somebody says of a transfer against what is known of its end for good: it changes nothing, and a person asks the bank.
CREATE TABLE "payout_contradiction" (
    "id" BIGSERIAL NOT NULL,
    "attempt_id" BIGINT NOT NULL,
    "said" "payout_event_kind" NOT NULL,
    "source" "payout_event_source" NOT NULL,
    -- What is known, and who said so first.
    "known" "payout_event_kind" NOT NULL,
    "known_source" "payout_event_source" NOT NULL,
    "code" TEXT,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_contradiction_pkey" PRIMARY KEY ("id")
);
-- It is said again at each look-up, and told once.
CREATE UNIQUE INDEX "payout_contradiction_attempt_id_said_source_key" ON "payout_contradiction"("attempt_id", "said", "source");
ALTER TABLE "payout_contradiction" ADD CONSTRAINT "payout_contradiction_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payout_attempt"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payout_contradiction" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "payout_contradiction" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "payout_contradiction_id_seq" TO countinghouse_app;
