import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/server/platform/log';
import type { AppUnreachable } from './call-app';

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;

/**
 * Holds calls to an app back while it is away. An app that cannot be reached has not failed anything: no attempt is
 * counted, all calls wait and are made again, with a delay that doubles up to five seconds.
 */
export class AppGate {
  private failures = 0;
  private opensAt = 0;

  constructor(
    private readonly appUrl: string,
    private readonly onLost: () => void,
  ) {}

  /** Resolves when a call may be tried. @throws when `signal` is aborted */
  async pass(signal: AbortSignal): Promise<void> {
    const waitMs = this.opensAt - Date.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
    signal.throwIfAborted();
  }

  /** The app has answered. */
  open(): void {
    if (this.failures > 0) log.info({ appUrl: this.appUrl }, 'The app answers again');
    this.failures = 0;
    this.opensAt = 0;
  }

  /** The app has not answered. */
  close(error: AppUnreachable): void {
    // Of many calls that were under way when the app went, the first counts.
    if (this.opensAt > Date.now()) return;
    if (this.failures === 0) {
      log.warn({ appUrl: this.appUrl, reason: error.message }, 'The app cannot be reached: its calls wait');
      this.onLost();
    }
    this.opensAt = Date.now() + Math.min(FIRST_DELAY_MS * 2 ** this.failures, LONGEST_DELAY_MS);
    this.failures++;
  }
}
