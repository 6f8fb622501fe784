/** What an engine needs to run. Defaults stand beside each setting. */
export type EngineOptions = {
  /** A role that owns nothing; the schemas `engine` and `graphile_worker` are installed beforehand. */
  databaseUrl: string;
  /** `signkey-<env>-<hex>`: signs calls to the app and is expected, hashed, from it. */
  signingKey: string;
  /** Expected in the path of `POST /e/<key>`. */
  eventKey: string;
  /** Port to listen on; 0, the default, is any free one. */
  port?: number;
  /** Where the app serves the SDK. When given, the engine registers the app by itself. */
  appUrl?: string;
  /** How many calls may be under way at once (32). */
  concurrency?: number;
  /** How long to wait before the given attempt (1 is the first retry). Default: Inngest's own table, from 15 s to 2 h. */
  retryDelayMs?: (attempt: number) => number;
  /** How often the queue looks for timers that are due (250 ms). New work does not wait for it. */
  pollIntervalMs?: number;
  /** The longest a single call of the app may take (2 h). */
  callTimeoutMs?: number;
  /** How often a reachable app is asked to register again (30 s). */
  syncIntervalMs?: number;
  /** How long finished runs and their events are kept (30 days). */
  retentionDays?: number;
  /** How long `stop` lets calls under way finish (2 s). */
  stopGraceMs?: number;
};

export type Settings = Required<Omit<EngineOptions, 'appUrl'>> & Pick<EngineOptions, 'appUrl'>;

export const withDefaults = (options: EngineOptions): Settings => ({
  port: 0,
  concurrency: 32,
  retryDelayMs,
  pollIntervalMs: 250,
  callTimeoutMs: 2 * 3_600_000,
  syncIntervalMs: 30_000,
  retentionDays: 30,
  stopGraceMs: 2_000,
  ...options,
});

const RETRY_DELAYS_SECONDS = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/** Inngest's table of delays, with up to 30 s added at random so that what failed together does not return together. */
function retryDelayMs(attempt: number): number {
  const index = Math.min(Math.max(attempt, 1), RETRY_DELAYS_SECONDS.length) - 1;
  return (RETRY_DELAYS_SECONDS[index] ?? 7200) * 1000 + Math.random() * 30_000;
}
