-- CreateEnum
CREATE TYPE "verification_status" AS ENUM ('running', 'intact', 'broken', 'failed');

-- CreateTable
CREATE TABLE "audit_unsealed" (
    "entry_id" BIGINT NOT NULL,

    CONSTRAINT "audit_unsealed_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "audit_export" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "exported_by" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,
    "file_key" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,

    CONSTRAINT "audit_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "tenant" BIGINT NOT NULL,
    "place" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "signature" BYTEA NOT NULL,
    "export_id" BIGINT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("tenant","place")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "status" "verification_status" NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "failure" TEXT,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_export_at_idx" ON "audit_export"("at");

-- CreateIndex
CREATE INDEX "audit_head_export_id_idx" ON "audit_head"("export_id");

-- CreateIndex
CREATE INDEX "verification_requested_at_id_idx" ON "verification"("requested_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id");

-- AddForeignKey
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "audit_export"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- What waits to be sealed: noted with the entry itself, once a statement.
CREATE FUNCTION note_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_unsealed (entry_id) SELECT id FROM written;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_entry_waits_to_be_sealed" AFTER INSERT ON "audit_entry"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed();
INSERT INTO audit_unsealed (entry_id)
  SELECT id FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id);

CREATE TRIGGER "audit_export_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_export" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_head_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_head" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, DELETE ON "audit_unsealed" TO countinghouse_app;
GRANT SELECT, INSERT ON "audit_export", "audit_head" TO countinghouse_app;
GRANT SELECT, INSERT, UPDATE ON "verification" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "audit_export_id_seq" TO countinghouse_app;

GRANT SELECT ON "audit_head" TO countinghouse_merchant;
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "audit_head" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "audit_head" FOR SELECT TO countinghouse_merchant
  USING (tenant = (SELECT current_merchant_id()));
