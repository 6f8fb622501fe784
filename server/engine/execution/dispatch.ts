import type { RunState } from './run-state';

/** A discovery call that is under way. */
export type Dispatch = { generation: number; run: RunState };

/**
 * The discovery calls under way, by run. The SDK reports each step of a call as it is done (a checkpoint) and names the
 * call's generation: what comes from a call that was given up, of this engine or a dead one, is told to stop.
 */
export class Dispatches {
  private readonly underWay = new Map<string, Dispatch>();
  private generation = Date.now();

  begin(run: RunState): number {
    this.underWay.set(run.runId, { generation: ++this.generation, run });
    return this.generation;
  }

  /** @returns the run's state as the call is adding to it, when this is the run's current call */
  find(runId: string, generation: unknown): RunState | undefined {
    const dispatch = this.underWay.get(runId);
    return dispatch && dispatch.generation === generation ? dispatch.run : undefined;
  }

  /** Ends a call, unless a newer one of the same run has taken its place. */
  end(run: RunState): void {
    if (this.underWay.get(run.runId)?.run === run) this.underWay.delete(run.runId);
  }
}
