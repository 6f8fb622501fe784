import { findProduct } from './product/product-access';
import { readArguments, usage, type Wanted } from './simulate/arguments';
import { simulate } from './simulate/simulate';

/** `npm run simulate -- --payments 10`: plays a shop against a running product, and holds what it sent against what is there. */
const wanted = wantedOf(process.argv.slice(2));
const product = findProduct({
  ...process.env,
  ...(wanted.url ? { COUNTINGHOUSE_URL: wanted.url } : {}),
  ...(wanted.key ? { COUNTINGHOUSE_API_KEY: wanted.key } : {}),
});
let shownMs = 0;
try {
  if (product.isDemoKey) console.log(`With the demo’s own key, against ${product.url}.`);
  const { agrees, text } = await simulate({ url: product.url, key: product.apiKey }, wanted, {
    onStart: (words) => console.log(words),
    onProgress: ({ begun, answered, failed, of }) =>
      show(`${begun} of ${of} begun, ${answered} accepted, ${failed} failed`, begun === of && answered + failed === of),
    onWaiting: (left) => show(`waiting for ${left} to be final`),
  });
  console.log(text);
  process.exitCode = agrees ? 0 : 1;
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

/** One line that is written over; where no terminal looks on, a line now and then. */
function show(words: string, isLast = false): void {
  const isTerminal = process.stdout.isTTY;
  if (!isLast && performance.now() - shownMs < (isTerminal ? 100 : 5_000)) return;
  shownMs = performance.now();
  process.stdout.write(isTerminal ? `\r\x1b[K${words}` : `${words}\n`);
}

function wantedOf(args: string[]): Wanted {
  let problem = '';
  try {
    const read = readArguments(args);
    if (read) return read;
  } catch (error) {
    problem = `${(error as Error).message}\n\n`;
  }
  console.log(`${problem}${usage}`);
  process.exit(problem ? 2 : 0);
}
