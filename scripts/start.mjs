// Node's own modules only: this installs all others.

import { fileURLToPath } from 'node:url';
import { requireNodeVersion } from './setup/node-version.mjs';
import { installPackages } from './setup/packages.mjs';

requireNodeVersion();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
await import('tsx');
const { start } = await import('./start/main.ts');
await start({ development: process.argv.includes('--dev') });
