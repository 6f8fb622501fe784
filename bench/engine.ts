import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Logger, makeWorkerUtils, run as runWorkers } from 'graphile-worker';
import { Inngest } from 'inngest';
import { createServer } from 'inngest/node';
import { startEngine } from '@/server/engine/engine';
import { type Result, seconds } from './measure';
import type { BenchServer } from './server';

const RUNS = 200;
const STEPS_PER_RUN = 10;

/** Steps a second of the embedded engine with a real app behind it, against bare jobs of the queue beneath it. */
export async function benchEngine(server: BenchServer): Promise<Result[]> {
  const { appUrl: databaseUrl } = await server.database('engine');
  const ours = (RUNS * STEPS_PER_RUN) / (await runSteps(databaseUrl));
  const bare = (RUNS * STEPS_PER_RUN) / (await runBareJobs((await server.database('queue')).ownerUrl));
  return [
    {
      what: `engine: ${RUNS} runs of ${STEPS_PER_RUN} steps, against bare jobs of its queue`,
      ours: `${ours.toFixed(0)} steps/s`,
      yardstick: `${bare.toFixed(0)} jobs/s`,
      ratio: bare / ours,
      limit: '',
      holds: true,
    },
  ];
}

async function runSteps(databaseUrl: string): Promise<number> {
  const signingKey = `signkey-prod-${randomBytes(32).toString('hex')}`;
  const eventKey = randomBytes(16).toString('hex');
  const engine = await startEngine({ databaseUrl, signingKey, eventKey });
  await engine.ready;
  const inngest = new Inngest({
    id: 'bench',
    baseUrl: engine.url,
    eventKey,
    signingKey,
    isDev: false,
  });
  let ended = 0;
  let allEnded = () => {};
  const end = new Promise<void>((resolve) => {
    allEnded = resolve;
  });
  const steps = inngest.createFunction({ id: 'steps', triggers: [{ event: 'bench/started' }] }, async ({ step }) => {
    for (let index = 0; index < STEPS_PER_RUN; index++) await step.run(`step ${index}`, () => index);
    ended += 1;
    if (ended === RUNS) allEnded();
  });
  const app = createServer({ client: inngest, functions: [steps] }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  await fetch(`http://127.0.0.1:${(app.address() as AddressInfo).port}/api/inngest`, { method: 'PUT' });
  const took = await seconds(async () => {
    await inngest.send(Array.from({ length: RUNS }, () => ({ name: 'bench/started', data: {} })));
    await end;
  });
  await engine.stop();
  app.closeAllConnections();
  app.close();
  return took;
}

async function runBareJobs(connectionString: string): Promise<number> {
  const silent = new Logger(() => () => {});
  const utils = await makeWorkerUtils({ connectionString, logger: silent });
  const jobs = RUNS * STEPS_PER_RUN;
  await utils.addJobs(Array.from({ length: jobs }, () => ({ identifier: 'nothing', payload: {} })));
  await utils.release();
  let left = jobs;
  let allDone = () => {};
  const done = new Promise<void>((resolve) => {
    allDone = resolve;
  });
  const nothing = async () => {
    left -= 1;
    if (left === 0) allDone();
  };
  return seconds(async () => {
    const runner = await runWorkers({ connectionString, concurrency: 32, logger: silent, taskList: { nothing } });
    await done;
    await Promise.all([runner.stop(), runner.promise]);
  });
}
