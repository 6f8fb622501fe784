const REQUIRED = [20, 19];

/** Ends the process with one clear sentence when this Node is too old for the packages. */
export function requireNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > REQUIRED[0] || (major === REQUIRED[0] && minor >= REQUIRED[1])) return;
  console.error(`Countinghouse needs Node ${REQUIRED.join('.')} or newer; this is ${process.versions.node}.`);
  console.error('Install a newer one from https://nodejs.org or with your version manager, then try again.');
  process.exit(1);
}
