import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/server/platform/log';
import { AppUnreachable, callApp } from './execution/call-app';
import type { Settings } from './options';

const FIRST_DELAY_MS = 200;
// Events that come before the first registration start nothing, so it must not be long after the app is up.
const LONGEST_DELAY_MS = 1_000;

/** Asks the app to register its functions: until it does, again whenever it was away, and from time to time. */
export class AppSync {
  /** Named in the request and repeated by the SDK: marks a registration as the answer to ours. */
  readonly deployId = randomUUID();
  private wake = new AbortController();

  constructor(
    private readonly appUrl: string,
    private readonly settings: Settings,
  ) {}

  /** Registers again without waiting for the next time. */
  soon = (): void => this.wake.abort();

  /** Ends when `signal` is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let said = '';
    while (!signal.aborted) {
      const problem = await this.register(signal);
      if (problem && problem !== said && !signal.aborted)
        log.error({ appUrl: this.appUrl, problem }, 'The app is not registered');
      if (!problem && said) log.info({ appUrl: this.appUrl }, 'The app is registered');
      said = problem ?? '';
      failures = problem ? failures + 1 : 0;
      await this.pause(
        problem ? Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS) : this.settings.syncIntervalMs,
        signal,
      );
    }
  }

  private async pause(delayMs: number, signal: AbortSignal): Promise<void> {
    this.wake = new AbortController();
    await sleep(delayMs, undefined, { signal: AbortSignal.any([signal, this.wake.signal]) }).catch(() => {});
  }

  /** @returns what went wrong */
  private async register(signal: AbortSignal): Promise<string | undefined> {
    const url = new URL(this.appUrl);
    url.searchParams.set('deployId', this.deployId);
    try {
      const { status, body } = await callApp('PUT', '', {
        url: url.href,
        signingKey: this.settings.signingKey,
        timeoutMs: 30_000,
        signal,
      });
      return status === 200 ? undefined : messageOf(body);
    } catch (error) {
      if (error instanceof AppUnreachable || signal.aborted) return `${(error as Error).message}`;
      throw error;
    }
  }
}

function messageOf(body: string): string {
  try {
    return String((JSON.parse(body) as { message?: unknown }).message ?? body);
  } catch {
    return body;
  }
}
