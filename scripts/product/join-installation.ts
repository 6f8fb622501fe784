import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The configuration of the web process, there while the product runs, for commands beside it. */
export const ENVIRONMENT_FILE = 'environment.json';

/**
 * Gives this process the configuration of the product that runs on DATA_DIR, so that a command may do what the web process
 * does. Ends the process with what to do, and with this code, when none runs there.
 */
export function joinInstallation(exitCode = 1): void {
  const folder = process.env.DATA_DIR ?? '.data';
  const file = join(folder, ENVIRONMENT_FILE);
  if (!existsSync(file)) {
    console.error(`No product runs on ${folder}: start it with \`npm start\`, then try again.`);
    process.exit(exitCode);
  }
  Object.assign(process.env, { LOG_LEVEL: 'silent', ...JSON.parse(readFileSync(file, 'utf8')) });
}
