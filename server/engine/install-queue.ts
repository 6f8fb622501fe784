import { runMigrations } from 'graphile-worker';
import { createPool } from './database';

/**
 * Brings the queue's own schema `graphile_worker` up to date and lets the application's role work with it. Idempotent.
 *
 * @param ownerUrl a role that may create schemas and grant rights; the engine itself never owns anything.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  const pool = createPool(ownerUrl, 1);
  try {
    await runMigrations({ pgPool: pool });
    await pool.query(GRANTS);
  } finally {
    await pool.end();
  }
}

// The library turns row-level security on for its private tables, so that rights alone do not open them.
const GRANTS = `
DO $$
DECLARE
  v_table text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'countinghouse_app') THEN
    CREATE ROLE countinghouse_app NOLOGIN;
  END IF;
  GRANT USAGE ON SCHEMA graphile_worker TO countinghouse_app;
  GRANT SELECT ON graphile_worker.migrations TO countinghouse_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO countinghouse_app;
  REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM countinghouse_app;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO countinghouse_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO countinghouse_app;
  FOR v_table IN
    SELECT relname FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS countinghouse_app ON graphile_worker.%I', v_table);
    EXECUTE format(
      'CREATE POLICY countinghouse_app ON graphile_worker.%I TO countinghouse_app USING (true) WITH CHECK (true)', v_table);
  END LOOP;
END
$$`;
