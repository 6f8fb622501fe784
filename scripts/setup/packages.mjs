import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const lockFile = `${root}package-lock.json`;
/** The lock that this script last installed. It lies in node_modules so that it goes when they go. */
const installedLock = `${root}node_modules/.installed-lock`;

/** Installs the packages of package-lock.json unless they are there. Node's own modules only: there may be no others. */
export async function installPackages() {
  if (isInstalled()) return;
  const startedAt = Date.now();
  console.log('  … installing packages (a minute or two)');
  // `--include=dev`: the build checks types, also where NODE_ENV says production. `--ignore-scripts=false`: PostgreSQL
  // and the compilers finish their installation by scripts, which some machines turn off for all packages.
  const args = ['ci', '--include=dev', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, output } = await runNpm(args);
  if (status !== 0) {
    // npm says what is wrong first, and then how it is used.
    console.error(output.trim().split('\n').slice(0, 25).join('\n'));
    console.error(
      'The packages could not be installed: `npm ci` failed as shown above. Try again when that is mended.',
    );
    process.exit(1);
  }
  writeFileSync(installedLock, hashOf(lockFile));
  console.log(`  ✓ packages installed  ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

function isInstalled() {
  // npm's own record is the last that it writes: an installation that was broken off has none.
  const record = `${root}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  if (existsSync(installedLock) && readFileSync(installedLock, 'utf8') === hashOf(lockFile)) return true;
  return agree(packagesIn(record), packagesIn(lockFile));
}

/** For what npm installed at a developer's hand: the same versions, except of packages for other kinds of machines. */
function agree(installed, wanted) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path]?.version;
    return path === '' || found === version || (found === undefined && Boolean(optional));
  });
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function runNpm(args) {
  // npm names its own program to what it starts, which works where `npm` is not on the path.
  const cli = process.env.npm_execpath;
  const [command, ...first] = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = (signal) => {
    child.kill(signal);
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  let output = '';
  const keep = (chunk) => {
    if (output.length < 8000) output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  }).finally(() => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop);
  });
}
