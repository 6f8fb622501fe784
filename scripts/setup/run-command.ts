import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './project-root';

export type CommandOptions = { env?: Record<string, string>; signal?: AbortSignal | undefined };

/** Runs the command of an installed package, named as in node_modules/.bin; otherwise like `runProgram`. */
export const runPackage = (name: string, args: string[], options?: CommandOptions): Promise<string> =>
  runProgram(commandFile(name), args, options);

/**
 * Runs a JavaScript program with this Node.
 *
 * @returns what it wrote to stdout
 * @throws {CommandError} with all it wrote when it fails
 */
export async function runProgram(file: string, args: string[], options: CommandOptions = {}): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...QUIET, ...options.env },
      maxBuffer: 64 * 1024 * 1024,
      signal: options.signal,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new CommandError(`\`${basename(file)} ${args.join(' ')}\` failed.`, `${stdout}\n${stderr}`.trim(), error);
  }
}

/** The file behind a command of an installed package. All that we use are written in JavaScript. */
export const commandFile = (name: string): string => join(projectRoot, 'node_modules/.bin', name);

/** A program that failed; `output` is all it wrote. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly output: string,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** Some tools ask their makers' hosts for news, or report to them, unless they are told not to. */
const QUIET = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', NEXT_TELEMETRY_DISABLED: '1' };
