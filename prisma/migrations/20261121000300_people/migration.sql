-- CreateTable: people who were asked in, passwords that were forgotten, and the secrets of keys apart from the keys.
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "merchant_id" BIGINT,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_as" TEXT,
    "accepted_by" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "user_id" UUID,
    "token_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_as" TEXT,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key_secret" (
    "hash" TEXT NOT NULL,
    "key_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_secret_pkey" PRIMARY KEY ("hash")
);

-- The keys there are keep working: their secret moves beside them.
INSERT INTO "api_key_secret" (hash, key_id, prefix, created_at) SELECT key_hash, id, prefix, created_at FROM "api_key";

-- DropIndex
DROP INDEX "api_key_key_hash_key";

-- DropIndex
DROP INDEX "api_key_merchant_id_idx";

-- AlterTable
ALTER TABLE "api_key" DROP COLUMN "key_hash",
DROP COLUMN "prefix",
ADD COLUMN     "created_by" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_merchant_id_created_at_idx" ON "invitation"("merchant_id", "created_at");

-- CreateIndex
CREATE INDEX "invitation_invited_by_idx" ON "invitation"("invited_by");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_email_created_at_idx" ON "password_reset"("email", "created_at");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE INDEX "password_reset_created_at_idx" ON "password_reset"("created_at");

-- CreateIndex
CREATE INDEX "api_key_secret_key_id_created_at_idx" ON "api_key_secret"("key_id", "created_at");

-- CreateIndex
CREATE INDEX "api_key_merchant_id_created_at_id_idx" ON "api_key"("merchant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "api_key_created_at_id_idx" ON "api_key"("created_at", "id");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "api_key_secret" ADD CONSTRAINT "api_key_secret_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


ALTER TABLE "invitation"
  ADD CONSTRAINT "invitation_merchant_roles_have_a_merchant"
    CHECK ((role IN ('merchant_owner', 'merchant_viewer')) = (merchant_id IS NOT NULL)),
  ADD CONSTRAINT "invitation_email_is_lower_case" CHECK (email = lower(email)),
  ADD CONSTRAINT "invitation_ends_as_something" CHECK (
    (ended_at IS NULL) = (ended_as IS NULL) AND ended_as IN ('accepted', 'revoked', 'replaced')
    AND (ended_as IS NOT DISTINCT FROM 'accepted') = (accepted_by IS NOT NULL));
ALTER TABLE "password_reset"
  ADD CONSTRAINT "password_reset_ends_as_something"
    CHECK ((ended_at IS NULL) = (ended_as IS NULL) AND ended_as IN ('used', 'replaced')),
  ADD CONSTRAINT "password_reset_token_is_of_a_person" CHECK ((user_id IS NULL) = (token_hash IS NULL));

-- One open invitation of an address to a place. Not one over all places: that would tell one merchant of another's.
CREATE UNIQUE INDEX "invitation_open" ON "invitation" (email, coalesce(merchant_id, 0)) WHERE (ended_at IS NULL);

GRANT SELECT, INSERT, UPDATE ON "invitation", "api_key_secret" TO countinghouse_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "password_reset" TO countinghouse_app;

-- What a merchant's people may read of these for themselves: never a hash, never another merchant's.
GRANT SELECT (id, email, name, role, merchant_id, disabled_at, created_at) ON "user" TO countinghouse_merchant;
GRANT SELECT (id, email, role, merchant_id, invited_by, created_at, expires_at, ended_at, ended_as, accepted_by)
  ON "invitation" TO countinghouse_merchant;
GRANT SELECT ON "api_key" TO countinghouse_merchant;
GRANT SELECT (key_id, prefix, created_at, expires_at, last_used_at) ON "api_key_secret" TO countinghouse_merchant;
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "api_key" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "api_key_secret" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "application_sees_all" ON "user" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "invitation" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "api_key" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "application_sees_all" ON "api_key_secret" TO countinghouse_app USING (true) WITH CHECK (true);
CREATE POLICY "merchant_sees_its_own" ON "user" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "invitation" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "api_key" FOR SELECT TO countinghouse_merchant
  USING (merchant_id = (SELECT current_merchant_id()));
CREATE POLICY "merchant_sees_its_own" ON "api_key_secret" FOR SELECT TO countinghouse_merchant
  USING (EXISTS (SELECT FROM "api_key" k WHERE k.id = key_id));
