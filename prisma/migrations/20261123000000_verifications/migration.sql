-- AlterTable
ALTER TABLE "verification" ADD COLUMN     "durations" JSONB NOT NULL DEFAULT '{}';


-- What was found once stays found: a verification changes only while it is under way, and none is ever deleted.
CREATE TRIGGER "verification_that_ended_stays" BEFORE UPDATE ON "verification"
  FOR EACH ROW WHEN (OLD.status <> 'running') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "verification_is_never_deleted" BEFORE DELETE OR TRUNCATE ON "verification"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
