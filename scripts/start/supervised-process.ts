import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './terminal';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** One that ran this long did not die of its own start: the next pause is short again. */
const SETTLED_MS = 30_000;

export type Launch = {
  name: string;
  /**
   * Starts the process in a group of its own and answers when it does its work. Tells of the process as soon as there is
   * one, so that it can be ended before it is ready. Throws when it ends before that.
   */
  launch: (onSpawn: (child: ChildProcess) => void) => Promise<unknown>;
  /** Asks it to end by itself, and after `patienceMs` makes it. */
  stopSignal: NodeJS.Signals;
  killSignal: NodeJS.Signals;
  patienceMs: number;
};

/** A process that is started again whenever it ends, until it is told to stop. */
export class SupervisedProcess {
  #child: ChildProcess | undefined;
  #stopping = new AbortController();
  #pauseMs = FIRST_PAUSE_MS;

  constructor(
    private readonly options: Launch,
    private readonly onChange: () => void,
  ) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** The first start: a failure is the caller's to report. Only from then on the process is kept alive. */
  async start(): Promise<void> {
    await this.#launch();
    void this.#keepAlive();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill(this.options.stopSignal);
    const patience = new AbortController();
    void delay(this.options.patienceMs, undefined, { signal: patience.signal })
      .then(() => this.kill())
      .catch(() => {});
    await ended;
    patience.abort();
    // Whatever it had started itself is in its group.
    signalGroup(child, 'SIGKILL');
  }

  /** Ends it at once, with what it started. */
  kill(): void {
    this.#stopping.abort();
    if (this.#child) signalGroup(this.#child, this.options.killSignal);
  }

  /** Ends it so that it is started again with changed code. */
  restart(): void {
    this.#pauseMs = 0;
    this.#child?.kill(this.options.stopSignal);
  }

  async #launch(): Promise<void> {
    await this.options.launch((child) => {
      this.#child = child;
      if (this.#stopping.signal.aborted) child.kill(this.options.stopSignal);
    });
    this.onChange();
  }

  async #keepAlive(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const startedAt = Date.now();
      const child = this.#child as ChildProcess;
      if (!hasEnded(child)) await once(child, 'exit');
      if (signal.aborted) return;
      if (this.#pauseMs > 0) say(`  ! ${this.options.name} ended (${causeOfEnd(child)}); starting it again`);
      if (Date.now() - startedAt > SETTLED_MS) this.#pauseMs = FIRST_PAUSE_MS;
      await this.#relaunch();
    }
  }

  async #relaunch(): Promise<void> {
    const { signal } = this.#stopping;
    const startedAt = Date.now();
    while (!signal.aborted) {
      try {
        await delay(this.#pauseMs, undefined, { signal });
        await this.#launch();
        say(`  ✓ ${this.options.name} is back after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
        return;
      } catch {
        // Its log says why; there is nothing to do but to try again.
      } finally {
        this.#pauseMs = Math.min(Math.max(this.#pauseMs * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
      }
    }
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const causeOfEnd = (child: ChildProcess): string => child.signalCode ?? `exit code ${child.exitCode}`;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group is empty already.
  }
}
