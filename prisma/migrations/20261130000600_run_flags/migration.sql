-- What was worth a second look at a run, as it was when it was submitted or approved. Of one hash once.
CREATE TABLE "run_flags" (
    "run_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    -- [{kind, words, merchantReference, merchantName, toPay, disbursementId}]
    "flags" JSONB NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "run_flags_pkey" PRIMARY KEY ("run_id", "hash")
);
ALTER TABLE "run_flags" ADD CONSTRAINT "run_flags_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "run_flags" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "run_flags" TO countinghouse_app;

-- Runs by their day: the calendar.
CREATE INDEX "run_period_to_idx" ON "run"("period_to");
