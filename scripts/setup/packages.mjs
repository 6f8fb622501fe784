import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Installs the packages of package-lock.json unless they are there. Node's own modules only: there may be no others. */
export async function installPackages() {
  if (packagesAgreeWithLock()) return;
  const startedAt = Date.now();
  console.log('  … installing packages (a minute or two)');
  // `--include=dev`: the build checks types, also where NODE_ENV says production. `--ignore-scripts=false`: PostgreSQL
  // and the compilers finish their installation by scripts, which some machines turn off for all packages.
  const args = ['ci', '--include=dev', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, output } = await runNpm(args);
  if (status !== 0) {
    console.error(output.trim());
    console.error(
      'The packages could not be installed: `npm ci` failed as shown above. Try again when that is mended.',
    );
    process.exit(1);
  }
  console.log(`  ✓ packages installed  ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/**
 * npm keeps a record of what it installed. A package may be missing from it when it is for another kind of machine;
 * otherwise both lists have the same versions. An installation that was broken off leaves no record.
 */
function packagesAgreeWithLock() {
  const record = `${root}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path]?.version;
    return found === version || (found === undefined && Boolean(optional));
  });
}

function runNpm(args) {
  // npm names its own program to what it starts, which works where `npm` is not on the path.
  const cli = process.env.npm_execpath;
  const [command, ...first] = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk) => {
    output = `${output}${chunk}`.slice(-8000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
