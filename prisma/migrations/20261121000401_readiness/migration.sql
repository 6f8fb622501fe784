-- Which migrations this database has, for the web process to tell whether it fits: the application itself cannot read the
-- table of migrations. In PL/pgSQL, since that table is not there yet while a new database is made.
CREATE FUNCTION applied_migrations() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
BEGIN
  RETURN QUERY SELECT m.migration_name::text FROM public._prisma_migrations m
                WHERE m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL;
END
$$;
REVOKE ALL ON FUNCTION applied_migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION applied_migrations() TO countinghouse_app;

-- Recorded answers lie encrypted from here on; those of the last day cannot be read any more.
DELETE FROM idempotency_record;
