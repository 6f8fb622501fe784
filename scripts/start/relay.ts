import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { prettyFactory } from 'pino-pretty';
import type { LogFile } from './log-file';
import { say } from './terminal';

const prettify = prettyFactory({
  colorize: process.stdout.isTTY,
  ignore: 'pid,hostname',
  translateTime: 'SYS:HH:MM:ss',
  singleLine: true,
});

/** pino's number of the level `warn`. */
const WARN = 40;

/** Writes all that a process says to its log, and to the terminal everything or only what needs a person's attention. */
export function relay(child: ChildProcess, name: string, log: LogFile, everything: boolean): void {
  const onLine = (line: string, isError: boolean) => {
    log.write(`${line}\n`);
    const level = levelOf(line);
    const matters = level === undefined ? isError : level >= WARN;
    if (line.trim() && (everything || matters)) say(`${name.padEnd(8)} │ ${prettify(line).trimEnd()}`);
  };
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => onLine(line, false));
  if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => onLine(line, true));
}

/** The level of a line that pino wrote; undefined for all others. */
function levelOf(line: string): number | undefined {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined ? undefined : Number(level);
}
