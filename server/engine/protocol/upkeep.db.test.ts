import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createApp } from 'inngest/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { RunningEngine } from '../engine';
import { prune } from '../prune';
import { withOwner } from './database';
import {
  close,
  createClient,
  eventually,
  hasEnded,
  listen,
  type Rig,
  realServerUrl,
  signingKey,
  startRig,
  startTestEngine,
} from './rig';

// These look at, or wind back, what the embedded engine keeps.
describe.skipIf(realServerUrl)('the embedded engine', () => {
  const rigs: Pick<Rig, 'stop'>[] = [];
  afterEach(async () => {
    for (const rig of rigs.splice(0)) await rig.stop();
    await withOwner((client) => client.query('TRUNCATE engine.app, engine.event, engine.cron_clock CASCADE'));
  });
  const rigOf = async (...parameters: Parameters<typeof startRig>) => {
    const rig = await startRig(...parameters);
    rigs.push(rig);
    return rig;
  };

  test('catches up, once, on the cron ticks that passed while it was down', async () => {
    const ran: string[] = [];
    const dailyAt = (minutesAgo: number, zone: string) => {
      const at = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        hour: 'numeric',
        minute: 'numeric',
      });
      const [hour, minute] = at
        .format(Date.now() - minutesAgo * 60_000)
        .split(':')
        .map(Number);
      return `TZ=${zone} ${minute} ${hour} * * *`;
    };
    const build: Parameters<typeof startRig>[1] = (inngest) =>
      Object.entries({
        missed: dailyAt(30, 'Asia/Kathmandu'),
        'every-five': '*/5 * * * *',
        'seen-before': dailyAt(90, 'Europe/Madrid'),
        'not-yet': dailyAt(-30, 'UTC'),
      }).map(([id, cron]) =>
        inngest.createFunction({ id, triggers: [{ cron }] }, ({ event }) => {
          ran.push(`${id} ${event.name} ${event.data.cron === cron}`);
        }),
      );
    const first = await startRig('crons', build);
    await first.stop();
    expect(ran).toEqual([]);
    await withOwner((client) => client.query(`UPDATE engine.cron_clock SET minute = now() - interval '1 hour'`));
    await rigOf('crons', build);
    await eventually(() => ran.length >= 2, 'the missed ticks run');
    const ticks = await withOwner(
      async (client) =>
        (
          await client.query<{ dedup_id: string; late: boolean }>(
            `SELECT dedup_id, (payload ->> 'ts')::bigint < extract(epoch FROM received_at) * 1000 - 60000 AS late FROM engine.event`,
          )
        ).rows,
    );
    // Of the dozen ticks of `every-five` the last one counts; the minute in which the test runs may bring its own.
    const late = ticks.filter((tick) => tick.late).map(({ dedup_id }) => dedup_id.split(':')[1]);
    expect(late.filter((id) => id === 'crons-missed')).toHaveLength(1);
    expect(late.filter((id) => id === 'crons-every-five').length).toBeLessThanOrEqual(1);
    expect(ticks.filter(({ dedup_id }) => /seen-before|not-yet/.test(dedup_id))).toEqual([]);
    expect(ran).toContain('missed inngest/scheduled.timer true');
    expect(ran.some((line) => line.startsWith('every-five'))).toBe(true);
  });

  test('deletes finished runs and their events after the retention, and nothing else', async () => {
    const rig = await rigOf('pruned', (inngest) => [
      inngest.createFunction({ id: 'quick', triggers: [{ event: 'quick' }] }, ({ step }) => step.run('s', () => 1)),
      inngest.createFunction({ id: 'waits', triggers: [{ event: 'waits' }] }, ({ step }) =>
        step.waitForEvent('w', { event: 'never', timeout: '1h' }),
      ),
    ]);
    await rig.runToEnd('quick');
    await rig.runToEnd('quick');
    await rig.inngest.send([{ name: 'waits' }, { name: 'unheard' }]);
    await withOwner(async (client) => {
      const count = async (table: string) => (await client.query(`SELECT FROM engine.${table}`)).rowCount;
      // One of each quick run, and that of the waiting one, once it has been called.
      await expect.poll(() => count('step'), { timeout: 120_000 }).toBe(3);
      await client.query(`UPDATE engine.event SET received_at = now() - interval '31 days'`);
      await client.query(`UPDATE engine.run SET ended_at = now() - interval '31 days'
                          WHERE id IN (SELECT id FROM engine.run WHERE ended_at IS NOT NULL LIMIT 1)`);
      await prune({ pool: client, settings: { retentionDays: 30 }, stopping: new AbortController().signal } as never);
      expect([await count('run'), await count('step'), await count('event')]).toEqual([2, 2, 2]);
    });
  });

  test('fails a run that needs what it cannot do, and says what', async () => {
    const rig = await rigOf('unable', (inngest) => [
      inngest.createFunction({ id: 'signal', triggers: [{ event: 'signal' }] }, ({ step }) =>
        step.waitForSignal('a signal', { signal: 's', timeout: '1m', onConflict: 'fail' }),
      ),
    ]);
    const run = await rig.runToEnd('signal');
    expect(run).toMatchObject({
      status: 'Failed',
      output: { message: expect.stringContaining('"WaitForSignal" (step "a signal")') },
    });
  });

  test('waits for an app that is away, counting no attempt, whatever answers in its place', async () => {
    let attempts = 0;
    const engine: RunningEngine = await startTestEngine();
    await engine.ready;
    const client = createClient('absent', engine.url);
    const functions = [
      client.createFunction({ id: 'patient', retries: 0, triggers: [{ event: 'patient' }] }, ({ attempt }) => {
        attempts++;
        return attempt;
      }),
    ];
    const app = createApp({ client, functions });
    const url = await listen(app);
    expect((await fetch(url, { method: 'PUT' })).status).toBe(200);
    const { port } = app.address() as AddressInfo;
    await close(app);

    const { ids } = await client.send({ name: 'patient' });
    let answers = 0;
    const impostor: Server = createServer((_, response) => {
      answers++;
      // A proxy without its app, and then somebody who does not hold the key.
      response.writeHead(answers === 1 ? 502 : 200, answers === 1 ? {} : { 'x-inngest-sdk': 'js:v4.24.0' });
      response.end('"stolen"');
    });
    await listen(impostor, port);
    await eventually(() => answers >= 3, 'the engine has tried the one who answers in the place of the app');
    await close(impostor);

    const again = createApp({ client, functions });
    await listen(again, port);
    rigs.push({ stop: () => Promise.all([engine.stop(), close(again)]).then(() => {}) });
    const runs = async () => {
      const { hashSigningKey } = await import('../signing');
      const response = await fetch(`${engine.url}/v1/events/${ids[0]}/runs`, {
        headers: { authorization: `Bearer ${hashSigningKey(signingKey)}` },
      });
      return (
        (await response.json()) as { data: { run_id: string; function_id: string; status: string; output: unknown }[] }
      ).data;
    };
    const run = await eventually(async () => (await runs()).find(hasEnded), 'the run ends when the app is back');
    expect(run).toMatchObject({ status: 'Completed', output: 0 });
    expect(attempts).toBe(1);
  });

  test('starts the runs of an event dated in the future then', async () => {
    const rig = await rigOf('future', (inngest) => [
      inngest.createFunction({ id: 'later', triggers: [{ event: 'later' }] }, () => Date.now()),
    ]);
    const due = Date.now() + 1500;
    const { ids } = await rig.inngest.send({ name: 'later', ts: due });
    const run = await eventually(async () => (await rig.runsOf(ids[0] as string)).find(hasEnded), 'the run ends');
    expect(run.output).toBeGreaterThanOrEqual(due);
  });

  test('stops a call whose run was cancelled at its next step', async () => {
    const steps: string[] = [];
    let release: () => void = () => {};
    const rig = await rigOf('halted', (inngest) => [
      inngest.createFunction({ id: 'long', triggers: [{ event: 'long' }] }, async ({ step }) => {
        await step.run('one', async () => {
          steps.push('one');
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        });
        await step.run('two', () => {
          steps.push('two');
        });
      }),
    ]);
    const { ids } = await rig.inngest.send({ name: 'long' });
    await eventually(() => steps.length === 1, 'the first step is under way');
    const [run] = await rig.runsOf(ids[0] as string);
    await rig.api('DELETE', `/v1/runs/${run?.run_id}`);
    release();
    // Another run comes to the same point later than this one could.
    const next = await rig.inngest.send({ name: 'long' });
    await eventually(() => steps.length === 2, 'the next run begins');
    release();
    await eventually(async () => (await rig.runsOf(next.ids[0] as string)).find(hasEnded), 'the next run ends');
    expect(steps).toEqual(['one', 'one', 'two']);
    expect((await rig.runsOf(ids[0] as string))[0]?.status).toBe('Cancelled');
  });

  test('takes steps from the call that is under way, and tells any other to stop', async () => {
    let release: () => void = () => {};
    let runId = '';
    const rig = await rigOf('checkpoints', (inngest) => [
      inngest.createFunction({ id: 'blocked', triggers: [{ event: 'blocked' }] }, async ({ step, runId: id }) => {
        runId = id;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return step.run('mine', () => 'mine');
      }),
    ]);
    const { ids } = await rig.inngest.send({ name: 'blocked' });
    await eventually(() => runId !== '', 'the call is under way');
    const { hashSigningKey } = await import('../signing');
    const post = (generation: number, authorization = `Bearer ${hashSigningKey(signingKey)}`) =>
      fetch(`${rig.serverUrl}/v1/checkpoint/${runId}/async`, {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify({ generation_id: generation, steps: [{ id: 'forged', op: 'StepRun', data: 'forged' }] }),
      }).then(({ status }) => status);
    expect(await post(Date.now() - 1_000_000)).toBe(409);
    expect(await post(Date.now(), 'Bearer signkey-prod-00')).toBe(401);
    release();
    await eventually(async () => (await rig.runsOf(ids[0] as string)).find(hasEnded), 'the run ends');
    expect(await post(Date.now())).toBe(409);
    const steps = await withOwner(async (client) => (await client.query('SELECT name FROM engine.step')).rows);
    expect(steps).toEqual([{ name: 'mine' }]);
  });

  test('acts on the newest of two answers about a run, not on the first to arrive', async () => {
    const gates: (() => void)[] = [];
    const rig = await rigOf('stale', (inngest) => [
      inngest.createFunction({ id: 'twice', triggers: [{ event: 'twice' }] }, async () => {
        const call = gates.length;
        await new Promise<void>((resolve) => {
          gates.push(resolve);
        });
        return `answer ${call}`;
      }),
    ]);
    const { ids } = await rig.inngest.send({ name: 'twice' });
    await eventually(() => gates.length === 1, 'the first call is under way');
    // As when a step that raced with others settles.
    await withOwner((client) =>
      client.query(
        `WITH run AS (UPDATE engine.run SET ticket = ticket + 1 WHERE ended_at IS NULL RETURNING id, ticket)
         SELECT graphile_worker.add_job('discover', json_build_object('runId', id, 'ticket', ticket)) FROM run`,
      ),
    );
    await eventually(() => gates.length === 2, 'the second call is under way');
    gates[0]?.();
    const discoveries = () =>
      withOwner(
        async (client) =>
          (await client.query(`SELECT FROM graphile_worker.jobs WHERE task_identifier = 'discover'`)).rowCount,
      );
    await eventually(async () => (await discoveries()) === 1, 'the first answer is dealt with');
    gates[1]?.();
    const run = await eventually(async () => (await rig.runsOf(ids[0] as string)).find(hasEnded), 'the run ends');
    expect(run.output).toBe('answer 1');
  });
});
