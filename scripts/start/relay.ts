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

let muted = false;

/** From now on the processes write to their logs alone: while all of them end, each complains that others are gone. */
export const muteProcesses = (): void => {
  muted = true;
};

/** Writes all that a process says to its log, and to the terminal everything or only what needs a person's attention. */
export function relay(child: ChildProcess, name: string, log: LogFile, everything: boolean): void {
  const show = (text: string) => {
    if (!muted) say(`${name.padEnd(8)} │ ${text}`);
  };
  const onLine = (line: string, isError: boolean) => {
    log.write(`${line}\n`);
    if (!line.trim()) return;
    const record = pinoRecord(line);
    if (everything) show(prettify(line).trimEnd());
    else if (record) {
      if (record.level >= WARN) show(summaryOf(record));
    } else if (isError) show(line);
  };
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => onLine(line, false));
  if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => onLine(line, true));
}

type PinoRecord = { level: number; msg?: string; err?: { message?: string } };

function pinoRecord(line: string): PinoRecord | undefined {
  if (!line.startsWith('{"level":')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // Cut off, when the process was killed as it wrote.
  }
}

/** One line; where it came from stands in the log. */
const summaryOf = ({ level, msg, err }: PinoRecord): string =>
  `${level > WARN ? 'error' : 'warning'}: ${[msg, err?.message].filter(Boolean).join(': ')}`;
