import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectRoot } from './project-root';

/** Something that is made from files: made again only when one of them changed. */
export type Product = {
  name: string;
  /** Files and folders of the project, relative to its root; missing ones count as empty. */
  inputs: string[];
  /** A file that exists once it is made. */
  output: string;
};

/** Runs `make` when the inputs are not those of the last time. @returns whether it ran */
export async function makeWhenChanged(product: Product, make: () => Promise<unknown>): Promise<boolean> {
  const record = join(projectRoot, '.cache', `${product.name}.sha256`);
  const fingerprint = fingerprintOf(product.inputs);
  const known = existsSync(record) ? readFileSync(record, 'utf8') : undefined;
  if (known === fingerprint && existsSync(join(projectRoot, product.output))) return false;
  await make();
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, fingerprint);
  return true;
}

function fingerprintOf(inputs: string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    for (const file of filesOf(join(projectRoot, input))) {
      hash.update(`\0${relative(projectRoot, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** In the order of their names, so that the same files give the same fingerprint. Tests are part of no product. */
function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
