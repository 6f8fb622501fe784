import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ProductAccess = {
  url: string;
  apiKey: string;
  /** The key is the one that the demo data brought. */
  isDemoKey: boolean;
};

/** Where the running product is and the key to it: from the environment, else from what `npm start` left in DATA_DIR. */
export function findProduct(env: NodeJS.ProcessEnv): ProductAccess {
  const folder = env.DATA_DIR ?? '.data';
  const url = env.COUNTINGHOUSE_URL ?? read<{ url?: string }>(join(folder, 'runtime.json'))?.url;
  const demoKey = read<{ apiKeys?: { platform?: string } }>(join(folder, 'demo.json'))?.apiKeys?.platform;
  const apiKey = env.COUNTINGHOUSE_API_KEY ?? demoKey;
  if (!url) return end(`No product runs on ${folder}: start it with \`npm start\`, or set COUNTINGHOUSE_URL.`);
  if (!apiKey) return end('Set COUNTINGHOUSE_API_KEY to an API key of this product.');
  return { url, apiKey, isDemoKey: apiKey === demoKey };
}

const read = <Content>(file: string): Content | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;

function end(message: string): never {
  console.error(message);
  process.exit(2);
}
