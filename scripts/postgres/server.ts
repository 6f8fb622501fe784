import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { binariesDirectory } from './binaries';
import { serverCommand } from './server-user';

export type ServerOptions = {
  dataDirectory: string;
  port: number;
  /** The superuser's. */
  password: string;
  /** PostgreSQL's settings by name. */
  settings: Record<string, string>;
  onOutput: (text: string) => void;
  /** Told of the process at once, so that it can be ended before it is ready. */
  onSpawn?: (child: ChildProcess) => void;
};

export type Server = {
  process: ChildProcess;
  /** A superuser's address of one of its databases. */
  ownerUrl: (database: string) => string;
};

/** Starts a server on 127.0.0.1 and answers once it takes connections. Throws when it ends before that. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { dataDirectory, port, password } = options;
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const postgres = serverCommand(
    join(binariesDirectory(), 'postgres'),
    ['-D', dataDirectory, '-p', String(port), ...flags],
    dataDirectory,
  );
  const child = spawn(postgres.command, postgres.args, {
    ...postgres.options,
    // Its own process group: Ctrl-C in a terminal must not reach it before those who still write to it are gone.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  options.onSpawn?.(child);
  let output = '';
  const onText = (chunk: Buffer) => {
    output = `${output}${chunk}`.slice(-4000);
    options.onOutput(String(chunk));
  };
  child.stdout.on('data', onText);
  child.stderr.on('data', onText);
  const ownerUrl = (database: string) =>
    `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const ended = once(child, 'close').then(([code, signal]) => {
    throw new ServerEndedError(code ?? signal, output);
  });
  // The race below listens for the end only until the server is ready.
  ended.catch(() => {});
  await Promise.race([ended, takesConnections(ownerUrl('postgres'), ended)]);
  return { process: child, ownerUrl };
}

/** The server ended before it was ready. `output` is the last it said. */
export class ServerEndedError extends Error {
  constructor(
    readonly status: number | string,
    readonly output: string,
  ) {
    super(`PostgreSQL ended at once (${status}):\n${output.trim()}`);
  }
}

/**
 * Ends a server. `fast` rolls open transactions back and writes everything to disk; `immediate` drops everything where
 * it stands, for data that nobody needs.
 */
export async function stopServer(child: ChildProcess, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  await closed;
}

async function takesConnections(url: string, ended: Promise<never>): Promise<void> {
  let alive = true;
  ended.catch(() => {
    alive = false;
  });
  while (alive) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      await client.query('SELECT 1');
      return;
    } catch (error) {
      // A wrong password will not become right by waiting; everything else is a server that is still starting.
      if ((error as { code?: string }).code === '28P01') throw error;
      await delay(30);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
