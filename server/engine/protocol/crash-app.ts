import { appendFileSync } from 'node:fs';
import { Inngest } from 'inngest';
import { createServer } from 'inngest/node';

// The app of the crash tests, a process of its own: each step notes that it ran before its result is known to anybody.
const inngest = new Inngest({ id: 'crash', isDev: false });
const ran = (name: string) => appendFileSync(process.env.EFFECTS_FILE as string, `${name}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const long = inngest.createFunction(
  { id: 'long', retries: 0, triggers: [{ event: 'long' }] },
  async ({ event, step, attempt }) => {
    const run = (name: string) =>
      step.run(name, async () => {
        await pause(20);
        ran(`${event.data.run} ${name} attempt ${attempt}`);
        return 1;
      });
    let sum = 0;
    for (let n = 0; n < 10; n++) sum += await run(`sequential ${n}`);
    await step.sleep('nap', '1s');
    const parts = await Promise.all(Array.from({ length: 5 }, (_, n) => run(`parallel ${n}`)));
    sum += parts.reduce((total, part) => total + part, 0);
    return sum + Number(await step.invoke('child', { function: child, data: { run: event.data.run } }));
  },
);

const child = inngest.createFunction({ id: 'child', retries: 0, triggers: [{ event: 'child' }] }, ({ event, step }) =>
  step.run('child', async () => {
    await pause(20);
    ran(`${event.data.run} child attempt 0`);
    return 1;
  }),
);

const fatal = inngest.createFunction(
  { id: 'fatal', retries: 0, triggers: [{ event: 'fatal' }] },
  async ({ step, attempt }) => {
    await step.run('before', () => ran('before'));
    await step.run('slow', async () => {
      ran(`slow attempt ${attempt}`);
      await pause(1000);
    });
    return 'survived';
  },
);

createServer({ client: inngest, functions: [long, child, fatal] }).listen(Number(process.env.PORT), '127.0.0.1');
