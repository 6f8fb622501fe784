-- Who published a version of a fee schedule, and why; null of the first ones, which came with the product.
ALTER TABLE "fee_version" ADD COLUMN     "published_by_name" TEXT,
ADD COLUMN     "why" TEXT;

-- Versions are counted without a gap: who publishes has seen the one before. A schedule itself says whose it is, which
-- never changes either.
CREATE FUNCTION fee_version_check_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> 1 AND NOT EXISTS (
       SELECT FROM fee_version WHERE schedule_id = NEW.schedule_id AND version = NEW.version - 1) THEN
    RAISE check_violation USING MESSAGE = format('version %s of fee schedule %s comes before the one it follows', NEW.version, NEW.schedule_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "fee_version_check_inserted" BEFORE INSERT ON "fee_version" FOR EACH ROW EXECUTE FUNCTION fee_version_check_inserted();
CREATE TRIGGER "fee_schedule_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "fee_schedule" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
