// Node's own modules only: this installs all others.
import { fileURLToPath } from 'node:url';
import { requireNodeVersion } from './setup/node-version.mjs';
import { installPackages } from './setup/packages.mjs';

requireNodeVersion();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
await import('tsx');
const { test } = await import('./test/main.ts');
await test(process.argv.slice(2));
