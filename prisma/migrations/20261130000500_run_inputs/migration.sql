-- What a run was calculated from, beside the payables: so that it can be calculated again, with the same result.

CREATE TABLE "run_input" (
    "run_id" UUID NOT NULL,
    "merchant_id" BIGINT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "frequency" "disbursement_frequency" NOT NULL,
    "weekdays" SMALLINT[],
    "live_on" DATE,
    "closed_until" DATE,
    "first_due" DATE,
    "minimum_minor" BIGINT NOT NULL,
    "reserve_ppm" INTEGER NOT NULL,
    "reserve_days" INTEGER NOT NULL,
    "known_through" BIGINT NOT NULL,

    CONSTRAINT "run_input_pkey" PRIMARY KEY ("run_id", "merchant_id")
);
CREATE INDEX "run_input_merchant_id_idx" ON "run_input"("merchant_id");

ALTER TABLE "run_input" ADD CONSTRAINT "run_input_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "run_input" ADD CONSTRAINT "run_input_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "run_input" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "run_input" TO countinghouse_app;

-- Runs from before: what their disbursements tell of it. Their days are closed, so that no later payable is in them.
INSERT INTO "run_input" (run_id, merchant_id, time_zone, currency, is_active, frequency, weekdays, live_on, closed_until, first_due,
                         minimum_minor, reserve_ppm, reserve_days, known_through)
SELECT d.run_id, d.merchant_id, m.time_zone, m.currency, true, m.disbursement_frequency,
       ARRAY[extract(isodow FROM max(d.period_to))]::smallint[], NULL, min(d.period_from), NULL, max(d.minimum_minor),
       max(d.reserve_ppm),
       CASE WHEN max(d.reserve_ppm) = 0 THEN 0
            ELSE coalesce(max(d.release_on - d.period_to + 1), nullif(m.reserve_days, 0), 1) END,
       (SELECT coalesce(max(id), 0) FROM payable)
  FROM disbursement d JOIN run r ON r.id = d.run_id JOIN merchant m ON m.id = d.merchant_id
 WHERE d.status <> 'cancelled' AND r.hash IS NOT NULL
 GROUP BY d.run_id, d.merchant_id, m.id;
