import { log } from '@/server/platform/log';
import { startEngine } from './engine';

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    process.stderr.write(`The engine needs the environment variable ${name}\n`);
    process.exit(1);
  }
  return value;
}

const engine = await startEngine({
  databaseUrl: required('DATABASE_URL'),
  signingKey: required('INNGEST_SIGNING_KEY'),
  eventKey: required('INNGEST_EVENT_KEY'),
  port: Number(process.env.ENGINE_PORT ?? 8288),
  ...(process.env.ENGINE_APP_URL ? { appUrl: process.env.ENGINE_APP_URL } : {}),
});

// What cannot go on ends with an error: the supervisor starts it anew, and a new engine takes up the work.
engine.failed.catch((error: unknown) => {
  log.fatal({ err: error }, 'The engine cannot go on');
  process.exit(1);
});

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'The engine stops');
    // Whatever hangs, a supervisor must not have to kill it.
    setTimeout(() => process.exit(0), 8_000).unref();
    engine.stop().then(
      () => process.exit(0),
      () => process.exit(0),
    );
  });
}
