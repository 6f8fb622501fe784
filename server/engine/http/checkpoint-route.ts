import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { EngineContext } from '../context';
import { op, resultOf } from '../execution/answer';
import { saveStep } from '../execution/save-step';
import { failure, type Reply, readJson, reply } from './answer';

const body = z.object({ generation_id: z.number(), steps: z.array(op).min(1) });

/**
 * `POST /v1/checkpoint/<run>/async`: steps that a call under way has run. The app goes on when they are stored; 409 tells
 * it to stop, because the run was cancelled or is called anew.
 */
export async function checkpoint(engine: EngineContext, runId: string, request: IncomingMessage): Promise<Reply> {
  const read = await readJson(request);
  if (!('json' in read)) return read;
  const parsed = body.safeParse(read.json);
  if (!parsed.success) return failure(400, `Not a checkpoint: ${z.prettifyError(parsed.error)}`);
  const { generation_id, steps } = parsed.data;
  const run = engine.dispatches.find(runId, generation_id);
  if (!run) return failure(409, 'This call of the run was given up');
  for (const step of steps) {
    const result = resultOf(step, false);
    // The app falls back to reporting it in its answer, where what cannot be done fails the run and says so.
    if (!result || result === 'retry') return failure(400, `A checkpoint cannot hold "${step.op}"`);
    if (!(await saveStep(engine.pool, run, step, result))) return failure(409, 'The run has ended');
  }
  // What was done is kept, and the next engine goes on from there.
  if (engine.stopping.aborted) return failure(409, 'The engine stops');
  return reply(200, {});
}
