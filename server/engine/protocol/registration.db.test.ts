import { Inngest, type InngestFunction } from 'inngest';
import { createServer } from 'inngest/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningEngine } from '../engine';
import {
  close,
  createClient,
  eventKey,
  eventually,
  hasEnded,
  listen,
  realServerUrl,
  signingKey,
  startTestEngine,
} from './rig';

// What a real server accepts and how it checks keys is its own affair.
describe.skipIf(realServerUrl)('registration with the embedded engine', () => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await startTestEngine();
    await engine.ready;
  });
  afterAll(() => engine.stop());

  const register = async (
    appId: string,
    build: (inngest: Inngest) => InngestFunction.Any[],
    client = createClient(appId, engine.url),
  ) => {
    const app = createServer({ client, functions: build(client) });
    const response = await fetch(await listen(app), { method: 'PUT' });
    return {
      status: response.status,
      body: (await response.json()) as { message: string; modified: boolean },
      client,
      app,
    };
  };
  const runs = async (eventId: string) => {
    const response = await fetch(`${engine.url}/v1/events/${eventId}/runs`, {
      headers: { authorization: `Bearer ${await hashed()}` },
    });
    return (
      (await response.json()) as { data: { status: string; function_id: string; run_id: string; output: unknown }[] }
    ).data;
  };
  const hashed = async () => (await import('../signing')).hashSigningKey(signingKey);

  test('says whether it changed anything', async () => {
    const build = (inngest: Inngest) => [inngest.createFunction({ id: 'a', triggers: [{ event: 'x' }] }, () => {})];
    const first = await register('same', build);
    expect(first).toMatchObject({ status: 200, body: { modified: true } });
    const again = await fetch(`http://127.0.0.1:${(first.app.address() as { port: number }).port}/api/inngest`, {
      method: 'PUT',
    });
    expect(await again.json()).toMatchObject({ modified: false });
    await close(first.app);
  });

  test('stops the triggers of functions that are gone, and brings them back with them', async () => {
    const noop = (id: string) => (inngest: Inngest) =>
      inngest.createFunction({ id, triggers: [{ event: 'who' }] }, () => id);
    const started = async (client: Inngest) => {
      const { ids } = await client.send({ name: 'who' });
      return (await runs(ids[0] as string))
        .map(({ function_id }) => function_id)
        .toSorted((a, b) => a.localeCompare(b));
    };
    const both = await register('changing', (inngest) => [noop('stays')(inngest), noop('goes')(inngest)]);
    expect(await started(both.client)).toEqual(['changing-goes', 'changing-stays']);
    await close(both.app);
    const one = await register('changing', (inngest) => [noop('stays')(inngest)]);
    expect(await started(one.client)).toEqual(['changing-stays']);
    await close(one.app);
    const again = await register('changing', (inngest) => [noop('stays')(inngest), noop('goes')(inngest)]);
    expect(await started(again.client)).toEqual(['changing-goes', 'changing-stays']);
    await close(again.app);
  });

  const refused: [option: string, reason: string, options: Record<string, unknown>][] = [
    ['batchEvents', 'runs start with one event', { batchEvents: { maxSize: 10, timeout: '5s' } }],
    ['rateLimit', 'nothing would be limited', { rateLimit: { limit: 1, period: '1m' } }],
    ['throttle', 'nothing would be slowed down', { throttle: { limit: 1, period: '1m' } }],
    ['debounce', 'each event would start a run', { debounce: { period: '1m' } }],
    ['priority', 'all runs are equal', { priority: { run: '100' } }],
    ['timeouts', 'runs would go on for ever', { timeouts: { finish: '1m' } }],
    ['singleton', 'two runs would go on at once', { singleton: { mode: 'skip' } }],
    ['concurrency', 'a key that cannot be read limits nothing', { concurrency: { limit: 1, key: 'event.data.' } }],
    ['concurrency', 'a wider scope needs a key', { concurrency: { limit: 1, scope: 'account' } }],
    ['idempotency', 'not an expression', { idempotency: 'event..x' }],
    ['cancelOn', 'not an expression', { cancelOn: [{ event: 'stop', if: 'async.data.x ==' }] }],
    ['trigger if', 'not an expression', { triggers: [{ event: 'x', if: 'event.data.x = 1' }] }],
    ['trigger if', 'no such variable', { triggers: [{ event: 'x', if: 'evnt.data.x == 1' }] }],
    ['cron', 'six fields', { triggers: [{ cron: '0 0 0 1 1 *' }] }],
    ['cron', 'no such zone', { triggers: [{ cron: 'TZ=Europe/Atlantis 0 6 * * *' }] }],
    ['cron', 'no such hour', { triggers: [{ cron: '0 25 * * *' }] }],
    ['triggers', 'jitter would be ignored', { triggers: [{ cron: '0 6 * * *', jitter: '5m' }] }],
  ];
  test.each(refused)('refuses the option %s: %s', async (option, _reason, options) => {
    const { status, body, app } = await register('refused', (inngest) => [
      inngest.createFunction({ id: 'demanding', triggers: [{ event: 'x' }], ...options } as never, () => {}),
    ]);
    expect(status).toBe(400);
    expect(body.message).toContain('function "refused-demanding"');
    expect(body.message).toContain(option);
    await close(app);
  });

  test('keeps what was registered before when it refuses', async () => {
    const good = await register('kept', (inngest) => [
      inngest.createFunction({ id: 'fine', triggers: [{ event: 'kept' }] }, () => 'ran'),
    ]);
    const bad = await register('kept', (inngest) => [
      inngest.createFunction({ id: 'demanding', priority: { run: '1' }, triggers: [{ event: 'kept' }] }, () => {}),
    ]);
    expect(bad.status).toBe(400);
    await close(bad.app);
    const { ids } = await good.client.send({ name: 'kept' });
    const run = await eventually(async () => (await runs(ids[0] as string)).find(hasEnded), 'the run ends');
    expect(run.output).toBe('ran');
    await close(good.app);
  });

  test('and its API are for the holder of the signing key', async () => {
    const stranger = new Inngest({
      id: 'stranger',
      baseUrl: engine.url,
      eventKey,
      signingKey: `signkey-prod-${'ab'.repeat(32)}`,
      isDev: false,
    });
    const { status, app } = await register('stranger', () => [], stranger);
    expect(status).not.toBe(200);
    await close(app);
    expect((await fetch(`${engine.url}/v1/runs/x`)).status).toBe(401);
    expect((await fetch(`${engine.url}/v1/runs/x`, { method: 'DELETE' })).status).toBe(401);
  });
});
