import { createDataDirectory, holdsDatabase } from '../postgres/data-directory';
import { endLeftovers } from '../postgres/leftovers';
import { startServer } from '../postgres/server';
import type { LogFile } from './log-file';
import type { Launch } from './supervised-process';
import { say } from './terminal';

export type EmbeddedDatabaseOptions = {
  dataDirectory: string;
  port: number;
  password: string;
  log: LogFile;
  showEverything: boolean;
};

/** PostgreSQL on 127.0.0.1 as a supervised process; its data folder is made when it is missing. */
export function embeddedDatabase(options: EmbeddedDatabaseOptions): Launch {
  const { dataDirectory, port, password, log, showEverything } = options;
  const onOutput = (text: string) => {
    log.write(text);
    for (const line of text.split('\n')) {
      // Errors of single statements and sessions reach whoever sent them; a panic takes the server down.
      if (line.trim() && (showEverything || line.includes('PANIC:'))) say(`database │ ${line}`);
    }
  };
  return {
    name: 'database',
    stopSignal: 'SIGINT',
    killSignal: 'SIGQUIT',
    patienceMs: 30_000,
    launch: async (onSpawn) => {
      if (!holdsDatabase(dataDirectory)) await createDataDirectory(dataDirectory, password);
      else await endLeftovers(dataDirectory);
      await startServer({ dataDirectory, port, password, settings: SETTINGS, onOutput, onSpawn });
    },
  };
}

/** For any machine from two cores and two gigabytes up; who needs more sets DATABASE_URL. */
export const SETTINGS: Record<string, string> = {
  max_connections: '200',
  shared_buffers: '256MB',
  // Parallel queries take their shared memory from here first: /dev/shm is small in containers.
  min_dynamic_shared_memory: '64MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  wal_compression: 'on',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %u ',
  log_min_duration_statement: '1000',
  // What is slow is logged without what it was about: parameters hold names, tokens, whatever people sent.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};
