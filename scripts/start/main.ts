import { join } from 'node:path';
import { migrate } from '../database/migrate';
import { ENVIRONMENT_FILE } from '../product/join-installation';
import { buildPages } from '../setup/build-pages';
import { generateClient } from '../setup/generate-client';
import { seed } from './demo';
import { embeddedDatabase } from './embedded-database';
import {
  dataDirectoryOf,
  engineEnvironment,
  type Installation,
  planInstallation,
  webEnvironment,
} from './installation';
import { LogFile } from './log-file';
import { nodeProcess } from './node-process';
import { prepareDatabase } from './prepare-database';
import { muteProcesses } from './relay';
import { claim, release, writeRunningProduct } from './running-product';
import { onStopRequest } from './stop-request';
import { summary } from './summary';
import { SupervisedProcess } from './supervised-process';
import { say, sayFailure, step } from './terminal';
import { restartOnChange } from './watch';
import { writeJson } from './write-json';

/**
 * Starts the whole product and keeps it running until it is asked to stop: database, job engine, web process. Only what
 * is missing or has changed is made anew.
 */
export async function start({ development }: { development: boolean }): Promise<void> {
  const startedAt = Date.now();
  const dataDirectory = dataDirectoryOf(process.env);
  const product = new Product();
  const stopping = onStopRequest({
    stop: () => product.stop(),
    kill: () => product.kill(),
    finally: () => release(dataDirectory),
  });
  try {
    await claim(dataDirectory);
  } catch (error) {
    sayFailure(error);
    process.exit(1);
  }
  try {
    say(`\n  Countinghouse${development ? ' (development)' : ''}\n`);
    await step('generating the database client', 'database client generated', () => generateClient(stopping));
    if (!development) await step('building the pages', 'pages built', () => buildPages(stopping));
    const installation = await planInstallation(development);
    await product.start(installation, stopping);
    say(`\n${summary(installation, Date.now() - startedAt)}\n`);
  } catch (error) {
    // A step that fails because it was ended by a stop request is not worth a word.
    if (stopping.aborted) return;
    sayFailure(error);
    await product.stop();
    release(dataDirectory);
    process.exit(1);
  }
}

/** The three processes, in the order in which they need each other. */
class Product {
  #database: SupervisedProcess | undefined;
  #engine: SupervisedProcess | undefined;
  #web: SupervisedProcess | undefined;
  #announce = () => {};

  async start(installation: Installation, stopping: AbortSignal): Promise<void> {
    const { dataDirectory, databasePort, databaseUrl, ownerUrl, secrets, enginePort, webPort, url } = installation;
    const showEverything = installation.development;
    const log = (name: string) => new LogFile(join(dataDirectory, 'logs'), name);
    const supervise = (launch: ConstructorParameters<typeof SupervisedProcess>[0]) =>
      new SupervisedProcess(launch, () => this.#announce());

    if (databasePort !== undefined) {
      const database = supervise(
        embeddedDatabase({
          dataDirectory: join(dataDirectory, 'postgres'),
          port: databasePort,
          password: secrets.databaseOwnerPassword,
          log: log('database'),
          showEverything,
        }),
      );
      this.#database = database;
      await step('starting the database', `database on port ${databasePort}`, () => database.start());
    }
    stopping.throwIfAborted();
    const needsSeed = await prepareDatabase(installation);
    await step('migrating the database', 'database migrated', () => migrate(ownerUrl, databaseUrl));
    stopping.throwIfAborted();
    if (needsSeed) await seed(installation, stopping);
    stopping.throwIfAborted();

    const web = supervise(
      nodeProcess({
        name: 'web',
        entry: 'server/web.ts',
        env: webEnvironment(installation),
        healthUrl: `http://127.0.0.1:${webPort}/healthz`,
        log: log('web'),
        showEverything,
      }),
    );
    this.#web = web;
    await step('starting the web process', `web process on port ${webPort}`, () => web.start());
    if (enginePort !== undefined) {
      const engine = supervise(
        nodeProcess({
          name: 'engine',
          entry: 'server/engine/main.ts',
          env: engineEnvironment(installation),
          healthUrl: `http://127.0.0.1:${enginePort}/health`,
          log: log('engine'),
          showEverything,
        }),
      );
      this.#engine = engine;
      // After the web process, which it calls at once to learn what there is to run.
      await step('starting the job engine', `job engine on port ${enginePort}`, () => engine.start());
    }
    this.#announce = () => {
      const parts = { database: this.#database, engine: this.#engine, web: this.#web };
      const pids = Object.entries(parts).flatMap(([name, part]) => (part?.pid ? [[name, part.pid]] : []));
      writeJson(join(dataDirectory, ENVIRONMENT_FILE), webEnvironment(installation), 0o600);
      writeRunningProduct(dataDirectory, {
        url,
        ...(databasePort === undefined ? {} : { databasePort }),
        pids: { supervisor: process.pid, ...Object.fromEntries(pids) },
      });
    };
    this.#announce();
    if (installation.development) restartOnChange({ web, engine: this.#engine });
  }

  /** The database goes last: the others still write to it while they end. */
  async stop(): Promise<void> {
    this.#announce = () => {};
    muteProcesses();
    await Promise.all([this.#web?.stop(), this.#engine?.stop()]);
    await this.#database?.stop();
  }

  kill(): void {
    this.#web?.kill();
    this.#engine?.kill();
    this.#database?.kill();
  }
}
