import { watch } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-root';
import type { SupervisedProcess } from './supervised-process';
import { say } from './terminal';

/** Editors write a file in several steps, and a change of branch touches many. */
const QUIET_MS = 200;

/**
 * In development: starts the processes again that run changed server code. Pages reload by themselves. Only our own
 * sources are watched: a watcher of all that is loaded would take each page that Next compiles for a change.
 */
export function restartOnChange(parts: { web: SupervisedProcess; engine: SupervisedProcess | undefined }): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    const files = [...changed];
    changed.clear();
    say(`  ↻ ${files.length === 1 ? `server/${files[0]}` : `${files.length} files`} changed`);
    if (files.some((file) => !file.startsWith('engine/'))) parts.web.restart();
    if (files.some((file) => /^(engine|platform)\//.test(file))) parts.engine?.restart();
  };
  watch(join(projectRoot, 'server'), { recursive: true }, (_event, file) => {
    if (!file || !/\.(ts|tsx|json|sql)$/.test(file) || /\.test\.tsx?$/.test(file)) return;
    changed.add(file.replaceAll('\\', '/'));
    clearTimeout(timer);
    timer = setTimeout(restart, QUIET_MS);
  });
}
