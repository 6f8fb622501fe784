// Node's own modules only: this installs all others.

import { requireNodeVersion } from './setup/node-version.mjs';
import { installPackages } from './setup/packages.mjs';

requireNodeVersion();
process.chdir(new URL('..', import.meta.url).pathname);
await installPackages();
await import('tsx');
const { start } = await import('./start/main.ts');
await start({ development: process.argv.includes('--dev') });
