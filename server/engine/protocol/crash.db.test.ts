import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byCodeUnits } from '../canonical-json';
import { withOwner } from './database';
import { freePort, ProcessUnderTest } from './process-under-test';
import { createClient, eventKey, eventually, hasEnded, type Run, realServerUrl, signingKey } from './rig';

const ENGINE = 'server/engine/main.ts';
const APP = 'server/engine/protocol/crash-app.ts';

// The process and the database of a real server are not ours to kill.
describe.skipIf(realServerUrl)('after kill -9', () => {
  let directory: string;
  let effectsFile: string;
  let engineUrl: string;
  let engine: ProcessUnderTest;
  let app: ProcessUnderTest;
  const others: ProcessUnderTest[] = [];

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'engine-crash-'));
    effectsFile = join(directory, 'effects');
    writeFileSync(effectsFile, '');
    const [enginePort, appPort] = [await freePort(), await freePort()];
    engineUrl = `http://127.0.0.1:${enginePort}`;
    const keys = { INNGEST_SIGNING_KEY: signingKey, INNGEST_EVENT_KEY: eventKey, LOG_LEVEL: 'warn' };
    engine = new ProcessUnderTest(ENGINE, {
      ...keys,
      ENGINE_PORT: String(enginePort),
      ENGINE_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
    });
    app = new ProcessUnderTest(APP, {
      ...keys,
      PORT: String(appPort),
      EFFECTS_FILE: effectsFile,
      INNGEST_BASE_URL: engineUrl,
    });
    engine.start();
    app.start();
    await healthy();
    await eventually(
      async () => (await send('probe'))?.length === 1 && (await functionsAreKnown()),
      'the app is registered',
    );
  });

  afterEach(async () => {
    await Promise.all([engine, app, ...others].map((process) => process.end('SIGKILL')));
    await withOwner((client) => client.query('TRUNCATE engine.app, engine.event CASCADE'));
    await withOwner((client) => client.query('TRUNCATE graphile_worker._private_jobs'));
    rmSync(directory, { recursive: true });
  });

  const effects = () => readFileSync(effectsFile, 'utf8').split('\n').filter(Boolean);
  const send = async (name: string, data: Record<string, unknown> = {}): Promise<string[] | undefined> =>
    (await createClient('tester', engineUrl).send({ name, data })).ids;
  const healthy = () =>
    eventually(
      () =>
        fetch(`${engineUrl}/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
      `the engine is healthy\n${engine.lastWords}`,
    );
  const functionsAreKnown = () =>
    withOwner(async (client) => (await client.query('SELECT FROM engine.function')).rowCount === 3);
  const runsOf = async (eventId: string): Promise<Run[]> => {
    const { hashSigningKey } = await import('../signing');
    return fetch(`${engineUrl}/v1/events/${eventId}/runs`, {
      headers: { authorization: `Bearer ${hashSigningKey(signingKey)}` },
    })
      .then(async (response) => ((await response.json()) as { data?: Run[] }).data ?? [])
      .catch(() => []);
  };
  const ended = (eventId: string) =>
    eventually(async () => {
      // What a supervisor does.
      for (const process of [engine, app]) if (!process.isRunning) process.start();
      return (await runsOf(eventId)).find(hasEnded);
    }, 'the run ends');

  /** Every step of `long` took effect, and no more often than it was interrupted. */
  const expectEachEffect = (run: string, interruptions: number) => {
    const mine = effects().filter((line) => line.startsWith(`${run} `));
    const names = [
      ...Array.from({ length: 10 }, (_, n) => `sequential ${n}`),
      ...Array.from({ length: 5 }, (_, n) => `parallel ${n}`),
      'child',
    ];
    expect([...new Set(mine)].toSorted(byCodeUnits)).toEqual(
      names.map((name) => `${run} ${name} attempt 0`).toSorted(byCodeUnits),
    );
    expect(mine.length - names.length).toBeLessThanOrEqual(interruptions);
  };

  test('of the engine, again and again, its runs end with each step’s effect', async () => {
    const ids = await send('long', { run: 'a' });
    for (const reached of [2, 5, 9, 11, 14]) {
      await eventually(() => effects().length >= reached, `step ${reached} runs`);
      await engine.end('SIGKILL');
      engine.start();
      await healthy();
    }
    expect(await ended(ids?.[0] as string)).toMatchObject({ status: 'Completed', output: 16 });
    // Parallel steps can be interrupted together.
    expectEachEffect('a', 5 + 5);
  });

  test('of the app, its runs end and no attempt was counted', async () => {
    const ids = await send('long', { run: 'b' });
    for (const reached of [2, 6, 11]) {
      await eventually(() => effects().length >= reached, `step ${reached} runs`);
      await app.end('SIGKILL');
      app.start();
    }
    expect(await ended(ids?.[0] as string)).toMatchObject({ status: 'Completed', output: 16 });
    expectEachEffect('b', 3 + 5);
  });

  test('of the app in the middle of a step, the step runs again as the same attempt', async () => {
    const ids = await send('fatal');
    await eventually(() => effects().includes('slow attempt 0'), 'the slow step begins');
    await app.end('SIGKILL');
    app.start();
    expect(await ended(ids?.[0] as string)).toMatchObject({ status: 'Completed', output: 'survived' });
    expect(effects()).toEqual(['before', 'slow attempt 0', 'slow attempt 0']);
  });

  test('of every database connection, the engine goes on', async () => {
    const ids = await send('long', { run: 'c' });
    for (const reached of [3, 8]) {
      await eventually(() => effects().length >= reached, `step ${reached} runs`);
      await withOwner((client) =>
        client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                      WHERE datname = current_database() AND application_name LIKE '%engine%'`),
      );
      await eventually(() => !engine.isRunning, 'the engine ends, for the supervisor to start it again');
      engine.start();
      await healthy();
    }
    expect(await ended(ids?.[0] as string)).toMatchObject({ status: 'Completed', output: 16 });
    expectEachEffect('c', 2 + 5);
  });

  test('of the leading engine, the one that stood by takes over', async () => {
    const standbyPort = await freePort();
    const standby = new ProcessUnderTest(ENGINE, {
      INNGEST_SIGNING_KEY: signingKey,
      INNGEST_EVENT_KEY: eventKey,
      LOG_LEVEL: 'warn',
      ENGINE_PORT: String(standbyPort),
    });
    others.push(standby);
    standby.start();
    const health = () =>
      fetch(`http://127.0.0.1:${standbyPort}/health`).then(
        ({ status }) => status,
        () => 0,
      );
    await eventually(async () => (await health()) === 503, 'the second engine stands by');
    const ids = await send('long', { run: 'd' });
    await eventually(() => effects().length >= 4, 'the run is under way');
    await engine.end('SIGKILL');
    await eventually(async () => (await health()) === 200, 'the second engine leads');
    const before = effects().length;
    await eventually(() => effects().length > before, 'the run goes on');
    await standby.end('SIGKILL');
    expect(await ended(ids?.[0] as string)).toMatchObject({ status: 'Completed', output: 16 });
  });

  test('SIGTERM ends the engine with 0, and the next one goes on without a repeated step', async () => {
    const ids = await send('long', { run: 'e' });
    await eventually(() => effects().length >= 4, 'the run is under way');
    expect(await engine.end('SIGTERM')).toBe(0);
    engine.start();
    await healthy();
    expect(await ended(ids?.[0] as string)).toMatchObject({ status: 'Completed', output: 16 });
    expectEachEffect('e', 0);
  });
});
