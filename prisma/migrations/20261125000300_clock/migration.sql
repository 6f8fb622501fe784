-- CreateEnum
CREATE TYPE "sandbox_move_status" AS ENUM ('moving', 'arrived', 'stopped', 'failed');

-- CreateTable
CREATE TABLE "sandbox_clock" (
    "is_one" BOOLEAN NOT NULL DEFAULT true,
    "ahead_ms" BIGINT NOT NULL,

    CONSTRAINT "sandbox_clock_pkey" PRIMARY KEY ("is_one")
);

-- CreateTable
CREATE TABLE "sandbox_move" (
    "id" BIGSERIAL NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "sandbox_move_status" NOT NULL,
    "stops_done" INTEGER NOT NULL DEFAULT 0,
    "stops" INTEGER NOT NULL,
    "days" JSONB NOT NULL DEFAULT '[]',
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,

    CONSTRAINT "sandbox_move_pkey" PRIMARY KEY ("id")
);

-- What Prisma's schema cannot say.

-- 1. One clock, which never goes back; one move at a time.
ALTER TABLE "sandbox_clock" ADD CONSTRAINT "there_is_one" CHECK (is_one), ADD CONSTRAINT "never_behind" CHECK (ahead_ms >= 0);
CREATE FUNCTION keep_clock_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ahead_ms < OLD.ahead_ms THEN
    RAISE EXCEPTION 'the clock of a sandbox only goes forward' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "only_forward" BEFORE UPDATE ON "sandbox_clock" FOR EACH ROW EXECUTE FUNCTION keep_clock_forward();
ALTER TABLE "sandbox_move" ADD CONSTRAINT "ended_at_an_instant" CHECK ((status = 'moving') = (ended_at IS NULL)),
  ADD CONSTRAINT "goes_forward" CHECK (to_at > from_at);
CREATE UNIQUE INDEX "sandbox_move_under_way" ON "sandbox_move" ((true)) WHERE status = 'moving';

-- 2. The application's rights.
GRANT SELECT, INSERT, UPDATE ON "sandbox_clock", "sandbox_move" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "sandbox_move_id_seq" TO countinghouse_app;
