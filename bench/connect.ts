import { resetConfig } from '@/server/platform/config';
import { closeDatabase, pool } from '@/server/platform/db';
import type { BenchDatabase } from './server';

/** The product's pool in this process, on this database, with its connection made. */
export async function connectTo({ appUrl }: BenchDatabase): Promise<void> {
  await closeDatabase();
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    DEMO: '1',
    NEXTAUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEY: '0'.repeat(64),
    AUDIT_SIGNING_KEY: '0'.repeat(64),
    LOG_LEVEL: 'silent',
  });
  resetConfig();
  await pool().query('SELECT 1');
}
