import { log } from '@/server/platform/log';
import type { Queryable } from './database';
import { type FunctionConfig, functionConfig, isCron } from './function-config';

export type RegisteredFunction = {
  id: string;
  appId: string;
  appUrl: string;
  archived: boolean;
  config: FunctionConfig;
};

/** The functions of all apps in memory. The database is the truth; this is read again after each registration. */
export class Registry {
  private functions = new Map<string, RegisteredFunction>();

  async reload(db: Queryable): Promise<void> {
    const { rows } = await db.query<{ id: string; app_id: string; url: string; config: unknown; archived: boolean }>(
      `SELECT f.id, f.app_id, a.url, f.config, f.archived_at IS NOT NULL AS archived
       FROM engine.function f JOIN engine.app a ON a.id = f.app_id`,
    );
    this.functions = new Map();
    for (const { id, app_id, url, config, archived } of rows) {
      const read = functionConfig.safeParse(config);
      if (read.success) this.functions.set(id, { id, appId: app_id, appUrl: url, archived, config: read.data });
      // Stored by an engine that knew other options: its runs wait until the app registers again.
      else log.error({ functionId: id, problem: read.error.message }, 'A registered function cannot be read');
    }
  }

  /** A function by its composite id (`<app>-<function>`), also when it is archived: its runs still have to end. */
  get(id: string): RegisteredFunction | undefined {
    return this.functions.get(id);
  }

  active(): RegisteredFunction[] {
    return [...this.functions.values()].filter(({ archived }) => !archived);
  }

  /** The triggers that an event of this name may fire. */
  triggeredBy(eventName: string): { target: RegisteredFunction; expression: string | undefined }[] {
    return this.active().flatMap((target) =>
      target.config.triggers.flatMap((trigger) =>
        !isCron(trigger) && namesEvent(trigger.event, eventName) ? [{ target, expression: trigger.expression }] : [],
      ),
    );
  }

  /** Whether anything could take notice of an event of this name, other than a step that waits for it. */
  listensTo(eventName: string): boolean {
    return this.triggeredBy(eventName).length > 0 || this.cancelledBy(eventName).length > 0;
  }

  cancelledBy(eventName: string): RegisteredFunction[] {
    return [...this.functions.values()].filter(({ config }) => config.cancel?.some(({ event }) => event === eventName));
  }

  crons(): { functionId: string; cron: string }[] {
    return this.active().flatMap(({ id, config }) =>
      config.triggers.filter(isCron).map(({ cron }) => ({ functionId: id, cron })),
    );
  }
}

/** `orders/*` and `orders.*` stand for all events that begin so. */
const namesEvent = (pattern: string, name: string): boolean =>
  pattern === name || (/[/.]\*$/.test(pattern) && name.startsWith(pattern.slice(0, -1)));
