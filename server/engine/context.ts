import type pg from 'pg';
import type { AppGate } from './execution/app-gate';
import type { Dispatches } from './execution/dispatch';
import type { Permits } from './execution/permits';
import type { Settings } from './options';
import type { Registry } from './registry';

/** What the parts of a running engine share. */
export type EngineContext = {
  settings: Settings;
  pool: pg.Pool;
  registry: Registry;
  permits: Permits;
  dispatches: Dispatches;
  gateTo: (appUrl: string) => AppGate;
  /** Aborted when the engine has to let go of calls under way. */
  abandoned: AbortSignal;
  /** Aborted when it takes no new work. */
  stopping: AbortSignal;
};
