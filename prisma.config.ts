import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma's native schema engine is a download from its makers' host. Where it is missing, the same engine compiled to
// WebAssembly, which comes with an npm package, answers in its place: see scripts/schema-engine/.
if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY && !existsSync('node_modules/@prisma/engines/schema-engine')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = fileURLToPath(new URL('./scripts/schema-engine/main.mjs', import.meta.url));
}

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env.DATABASE_OWNER_URL ?? 'postgresql://localhost:5432/countinghouse',
    ...(process.env.SHADOW_DATABASE_URL ? { shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL } : {}),
  },
});
