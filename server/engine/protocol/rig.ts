import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inngest, type InngestFunction } from 'inngest';
import { createServer } from 'inngest/node';
import { type RunningEngine, startEngine } from '../engine';
import type { EngineOptions } from '../options';

/**
 * What the protocol tests run against: an app of the real SDK, and the embedded engine or, when `INNGEST_TEST_SERVER_URL`
 * names one, a real Inngest server.
 */
export type Rig = {
  inngest: Inngest;
  appUrl: string;
  serverUrl: string;
  /** Only where the embedded engine is tested. */
  engine: RunningEngine | undefined;
  /** The runs that an event started, as the REST API tells them. */
  runsOf: (eventId: string) => Promise<Run[]>;
  /** Sends one event and waits until its only run has ended. */
  runToEnd: (name: string, data?: Record<string, unknown>) => Promise<Run>;
  api: (method: string, path: string) => Promise<Response>;
  stop: () => Promise<void>;
};

export type Run = { run_id: string; function_id: string; status: string; output: unknown };

export const realServerUrl = process.env.INNGEST_TEST_SERVER_URL;
export const signingKey = process.env.INNGEST_TEST_SIGNING_KEY ?? `signkey-prod-${randomBytes(32).toString('hex')}`;
export const eventKey = process.env.INNGEST_TEST_EVENT_KEY ?? randomBytes(16).toString('hex');
/** A dev server checks no keys and signs nothing. */
const isDev = realServerUrl !== undefined && process.env.INNGEST_TEST_SIGNING_KEY === undefined;

/** A real server waits half a minute before a retry; the embedded one is told not to. */
export const LIMIT_MS = 180_000;

type Build = (inngest: Inngest) => InngestFunction.Any[];

export async function startRig(appId: string, build: Build, options: Partial<EngineOptions> = {}): Promise<Rig> {
  const engine = realServerUrl ? undefined : await startTestEngine(options);
  await engine?.ready;
  const serverUrl = realServerUrl ?? (engine?.url as string);
  const inngest = createClient(appId, serverUrl);
  const app = createServer({ client: inngest, functions: build(inngest) });
  const appUrl = await listen(app);
  const registered = await fetch(appUrl, { method: 'PUT' });
  if (!registered.ok) throw new Error(`The app could not register: ${await registered.text()}`);

  const api: Rig['api'] = (method, path) =>
    fetch(new URL(path, serverUrl), { method, headers: { authorization: `Bearer ${bearer(inngest)}` } });
  const runsOf: Rig['runsOf'] = async (eventId) => {
    const response = await api('GET', `/v1/events/${eventId}/runs`);
    return ((await response.json()) as { data: Run[] }).data;
  };
  return {
    inngest,
    appUrl,
    serverUrl,
    engine,
    api,
    runsOf,
    runToEnd: async (name, data = {}) => {
      const { ids } = await inngest.send({ name, data });
      return eventually(async () => (await runsOf(ids[0] as string)).find(hasEnded), `the run of ${name} ends`);
    },
    stop: async () => {
      await engine?.stop();
      await close(app);
    },
  };
}

export const startTestEngine = (options: Partial<EngineOptions> = {}): Promise<RunningEngine> =>
  startEngine({
    databaseUrl: process.env.DATABASE_URL as string,
    signingKey,
    eventKey,
    retryDelayMs: () => 20,
    pollIntervalMs: 50,
    ...options,
  });

export const createClient = (appId: string, serverUrl: string): Inngest =>
  new Inngest({ id: appId, baseUrl: serverUrl, eventKey, signingKey, isDev, logger: silent, internalLogger: silent });

export const hasEnded = ({ status }: Run): boolean => ['Completed', 'Failed', 'Cancelled'].includes(status);

/** Waits until `probe` gives something other than undefined or false. @throws after a time that only a hang takes */
export async function eventually<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`It never happened that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export function listen(server: Server, port = 0): Promise<string> {
  const host = process.env.INNGEST_TEST_APP_HOST ?? '127.0.0.1';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(`http://${host}:${(server.address() as AddressInfo).port}/api/inngest`));
  });
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const bearer = (inngest: Inngest): string =>
  (inngest as unknown as { inngestApi: { hashedKey: string } }).inngestApi.hashedKey;

const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
