import './quiet';
import { cpus, totalmem } from 'node:os';
import { benchBilling } from './billing';
import { benchEngine } from './engine';
import { benchHistory } from './history';
import { benchImport } from './import';
import { type Result, report } from './measure';
import { benchPayments } from './payments';
import { benchPreview } from './preview';
import { startBenchServer } from './server';
import { benchWeek } from './week';

/** `npm run bench [import|week|preview|history|payments|billing|engine …]`: each figure side by side with its limit, in one run on one machine. */
const IMPORTED_ORDERS = 1_309_023;
const chosen = process.argv.slice(2);
const wants = (part: string) => chosen.length === 0 || chosen.includes(part);

const server = await startBenchServer();
const results: Result[] = [];
try {
  if (wants('import')) results.push(...(await benchImport(server, IMPORTED_ORDERS)));
  if (wants('week')) results.push(...(await benchWeek(server)));
  if (wants('preview')) results.push(...(await benchPreview(server)));
  if (wants('history')) results.push(...(await benchHistory(server)));
  if (wants('payments')) results.push(...(await benchPayments(server)));
  if (wants('billing')) results.push(...(await benchBilling(server)));
  if (wants('engine')) results.push(...(await benchEngine(server)));
} finally {
  await server.stop();
}
const { model } = cpus()[0] ?? { model: 'unknown' };
console.log(`\n${report(results)}\n`);
console.log(
  `Node ${process.version}, ${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
);
process.exit(results.every((result) => result.holds) ? 0 : 1);
