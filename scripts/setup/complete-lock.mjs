/**
 * Completes package-lock.json for all kinds of machines: `npm run lock`, after each change of a dependency.
 *
 * npm leaves an optional package out of the lock when its registry does not carry it, and `npm ci` then refuses the lock
 * on every machine. What is missing are the builds of native packages for other systems: each gets an entry with its
 * version and the system it is for, which is all that npm needs to pass over it or to fetch it.
 *
 * With `--check` nothing is written: the exit code says whether something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingEntries(lock.packages);
const names = Object.keys(missing);

if (!process.argv.includes('--check')) {
  const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  console.log(`package-lock.json: ${names.length} entries added`);
} else if (names.length > 0) {
  console.error(
    `package-lock.json lacks ${names.length} entries, so that \`npm ci\` refuses it. Run \`npm run lock\`.`,
  );
  process.exitCode = 1;
}

function missingEntries(packages) {
  const entries = {};
  for (const [path, { optionalDependencies = {}, dev, devOptional }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, path, name)) continue;
      const version = range.replace(/^[~^]/, '');
      const system = systemOf(name);
      if (!/^\d+\.\d+\.\d+/.test(version) || !system) {
        console.error(`Not a build for one kind of machine, left out: ${name} ${range}, of ${path}`);
        continue;
      }
      entries[`node_modules/${name}`] = {
        version,
        ...(dev || devOptional ? { dev: true } : {}),
        optional: true,
        ...system,
      };
    }
  }
  return entries;
}

/** Walks up the node_modules folders as Node does. */
function isLocked(packages, path, name) {
  if (packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
  if (path === '') return false;
  const parent = path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '';
  return isLocked(packages, parent, name);
}

/** The operating system and processor in a package's name: `@next/swc-darwin-arm64`, `core-win32-x64-msvc`. */
function systemOf(name) {
  const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
  const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];
  const OTHER_NAMES = { windows: 'win32', win: 'win32', armv7: 'arm', armv7l: 'arm', gnueabihf: 'arm', wasm: 'wasm32' };
  const words = (name.split('/').pop() ?? '').split(/[-.]/).map((word) => OTHER_NAMES[word] ?? word);
  const os = OS.filter((known) => words.includes(known));
  const cpu = CPU.filter((known) => words.includes(known));
  if (os.length === 0 && cpu.length === 0) return undefined;
  return { ...(os.length > 0 ? { os } : {}), ...(cpu.length > 0 ? { cpu } : {}) };
}
