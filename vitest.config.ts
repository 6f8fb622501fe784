import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const tests = '{app,client,components,scripts,server}/**/*.test.{ts,tsx}';
const databaseTests = '{app,client,components,prisma,scripts,server}/**/*.db.test.ts';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // One processor is not kept back for a person who watches: a test waits for the database half of its time.
    maxWorkers: '100%',
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: [tests], exclude: [databaseTests], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [databaseTests],
          globalSetup: 'scripts/test/database-server.ts',
          setupFiles: 'scripts/test/own-database.ts',
          // A busy machine is slow, not wrong: the limit only ends what hangs.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
