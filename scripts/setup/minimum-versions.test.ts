import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

const minimums: [name: string, version: string, reason: string][] = [
  ['next', '16.4.6', 'earlier ones let a crafted request pass the proxy or end the process'],
  ['next-auth', '4.24.15', 'earlier ones send mail links to an address beside the right one'],
  ['inngest', '4.0.0', 'earlier ones than 3.54 answer introspection without a signature'],
  ['@trpc/server', '11.22.1', 'the first with a limit on calls in a batch (maxBatchSize)'],
  ['react', '19.3.1', 'earlier ones decode crafted server-component payloads'],
  ['nodemailer', '10.6.0', 'earlier ones take an address in quotes for another domain'],
];

test.each(minimums)('%s is at least %s: %s', (name, minimum) => {
  const { version } = lock.packages[`node_modules/${name}`];
  expect(compare(version, minimum), version).toBeGreaterThanOrEqual(0);
});

function compare(a: string, b: string): number {
  const [one, other] = [a, b].map((version) => version.split(/[.-]/).map(Number)) as [number[], number[]];
  const place = one.findIndex((part, index) => part !== (other[index] ?? 0));
  return place === -1 ? 0 : (one[place] as number) - (other[place] ?? 0);
}
