import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { log } from '@/server/platform/log';
import { createEngineServer } from './http/server';
import { type Lead, lead } from './lead';
import { becomeLeader } from './leadership';
import { type EngineOptions, withDefaults } from './options';
import { signingKeyProblem } from './signing';

export type RunningEngine = {
  /** Where the SDK reaches it: its `INNGEST_BASE_URL`. */
  url: string;
  /** Resolves when this engine leads and has taken up the queue. */
  ready: Promise<void>;
  /** Rejects when the engine cannot go on (it lost the database or the lead); never resolves. The process should end. */
  failed: Promise<never>;
  /** Lets calls under way finish for a moment, then lets go of them; they are made again by the next engine. */
  stop: () => Promise<void>;
};

/** Starts an engine: it listens at once, and works as soon as no other engine does on the same database. */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  const settings = withDefaults(options);
  const problem = signingKeyProblem(settings.signingKey);
  if (problem) throw new Error(problem);
  const standby = new AbortController();
  let leading: Lead | undefined;
  const server = createEngineServer({
    signingKey: settings.signingKey,
    eventKey: settings.eventKey,
    leading: () => leading,
  });
  const url = await listen(server, settings.port);
  log.info({ url }, 'The engine listens');

  let fail: (reason: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});

  const ready = (async () => {
    const leadership = await becomeLeader(settings.databaseUrl, standby.signal);
    leading = await lead(settings, leadership, fail);
    log.info('The engine leads');
  })();
  ready.catch((error: Error) => {
    if (!standby.signal.aborted) fail(error);
  });

  return {
    url,
    ready,
    failed,
    stop: async () => {
      standby.abort();
      await ready.catch(() => {});
      // Calls under way still report their steps while they are given time to finish.
      await leading?.stop();
      leading = undefined;
      await close(server);
    },
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
