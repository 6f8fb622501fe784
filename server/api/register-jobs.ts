import { setTimeout as wait } from 'node:timers/promises';
import { config } from '@/server/platform/config';
import { log } from '@/server/platform/log';
import { handleInngest, INNGEST_PATH } from './inngest';

/**
 * Tells the job engine which functions there are, until it has heard it. An event that arrives before starts nothing, so
 * nothing is sent from the outbox until then.
 */
export async function registerJobs(signal: AbortSignal): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    const problem = await register();
    if (problem === null) return;
    if (attempt === 5) log.warn({ problem }, 'the job engine is not there yet; events wait in the outbox');
    await wait(Math.min(200 * 2 ** attempt, 5_000), undefined, { signal }).catch(() => {});
  }
}

/** @returns what kept the engine from taking it, or null */
async function register(): Promise<string | null> {
  try {
    // Asked first, since the SDK logs an error of its own for an engine that is only just starting.
    if (config().INNGEST_BASE_URL) await fetch(config().INNGEST_BASE_URL as string);
    const url = new URL(INNGEST_PATH, ownAddress());
    const response = await handleInngest(new Request(url, { method: 'PUT', headers: { host: url.host } }));
    return response.ok ? null : await response.text();
  } catch (error) {
    return String(error);
  }
}

/** Where the engine reaches this process: an engine on this machine by the loopback address. */
function ownAddress(): string {
  const { INNGEST_BASE_URL, APP_URL, PORT } = config();
  const isLocal = INNGEST_BASE_URL && ['127.0.0.1', 'localhost'].includes(new URL(INNGEST_BASE_URL).hostname);
  return isLocal ? `http://127.0.0.1:${PORT}` : APP_URL;
}
