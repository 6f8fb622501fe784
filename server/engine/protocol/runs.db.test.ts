import { type FailureEventArgs, type GetStepTools, referenceFunction } from 'inngest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Rig, startRig } from './rig';

let rig: Rig;
const failures: { functionId: unknown; message: string; event: unknown }[] = [];
const heard: { name: string; functionId: string; status: string }[] = [];

beforeAll(async () => {
  rig = await startRig('runs', (inngest) => {
    const child = inngest.createFunction(
      { id: 'child', retries: 0, triggers: [{ event: 'child/called' }] },
      async ({ event, step }) => {
        if (event.data.fail) throw new RangeError(`child ${event.data.fail}`);
        if (event.data.sleep) await step.sleep('long', '1h');
        return step.run('double', () => Number(event.data.n) * 2);
      },
    );
    return [
      child,
      inngest.createFunction({ id: 'parent', retries: 0, triggers: [{ event: 'parent' }] }, async ({ step }) => {
        const [one, two] = await Promise.all([
          step.invoke('one', { function: child, data: { n: 1 } }),
          step.invoke('two', { function: referenceFunction({ functionId: 'child' }), data: { n: 2 } }),
        ]);
        return [one, two];
      }),
      inngest.createFunction(
        { id: 'parent-of-failure', retries: 0, triggers: [{ event: 'parent-of-failure' }] },
        async ({ step }) => {
          try {
            return await step.invoke('fails', { function: child, data: { fail: 'fails' } });
          } catch (error) {
            return `caught: ${(error as Error).message}`;
          }
        },
      ),
      inngest.createFunction({ id: 'impatient', retries: 0, triggers: [{ event: 'impatient' }] }, ({ step }) =>
        step
          .invoke('slow', { function: child, data: { sleep: true }, timeout: '1s' })
          .catch((error: Error) => `gave up: ${error.name}`),
      ),
      inngest.createFunction({ id: 'nobody', retries: 0, triggers: [{ event: 'nobody' }] }, ({ step }) =>
        step.invoke('missing', { function: referenceFunction({ functionId: 'does-not-exist' }), data: {} }),
      ),
      inngest.createFunction(
        {
          id: 'failing',
          retries: 1,
          triggers: [{ event: 'failing' }],
          onFailure: async ({ event, error, step }: FailureEventArgs & { step: GetStepTools<typeof inngest> }) => {
            await step.run('note', () => {
              failures.push({
                functionId: event.data.function_id,
                message: error.message,
                event: event.data.event.data,
              });
            });
          },
        },
        () => {
          throw new Error('it cannot be done');
        },
      ),
      inngest.createFunction(
        {
          id: 'listener',
          triggers: [
            { event: 'inngest/function.failed' },
            { event: 'inngest/function.finished' },
            { event: 'inngest/function.cancelled' },
          ],
        },
        ({ event }) => {
          heard.push({
            name: event.name,
            functionId: String(event.data.function_id),
            status: (event.data as { _inngest?: { status: string } })._inngest?.status ?? '',
          });
        },
      ),
      inngest.createFunction(
        {
          id: 'cancellable',
          triggers: [{ event: 'begin' }],
          cancelOn: [
            { event: 'abort', match: 'data.order' },
            { event: 'abort-if', if: "async.data.reason == 'fraud'" },
          ],
        },
        async ({ step }) => {
          await step.sleep('long', '1h');
        },
      ),
    ];
  });
});
afterAll(() => rig.stop());

describe('step.invoke', () => {
  test('comes to what the invoked functions return', async () => {
    expect((await rig.runToEnd('parent')).output).toEqual([2, 4]);
  });

  test('throws what the invoked function failed with', async () => {
    expect((await rig.runToEnd('parent-of-failure')).output).toBe('caught: child fails');
  });

  test('gives up when its time is up', async () => {
    expect(await rig.runToEnd('impatient')).toMatchObject({
      status: 'Completed',
      output: expect.stringContaining('gave up'),
    });
  });

  test('fails when there is no such function', async () => {
    expect((await rig.runToEnd('nobody')).status).toBe('Failed');
  });
});

test('onFailure is called once with the error and the event, when the attempts are used up', async () => {
  const run = await rig.runToEnd('failing', { order: 7 });
  expect(run).toMatchObject({ status: 'Failed', output: { message: 'it cannot be done' } });
  await eventually(() => failures.length > 0, 'onFailure is called');
  expect(failures).toEqual([{ functionId: 'runs-failing', message: 'it cannot be done', event: { order: 7 } }]);
});

describe('a run can be cancelled', () => {
  const begin = async (order: string) => {
    const { ids } = await rig.inngest.send({ name: 'begin', data: { order } });
    const [run] = await eventually(async () => {
      const runs = await rig.runsOf(ids[0] as string);
      return runs[0]?.status === 'Running' && runs;
    }, 'the run is under way');
    return { eventId: ids[0] as string, runId: run?.run_id as string };
  };
  const status = async (eventId: string) => (await rig.runsOf(eventId))[0]?.status;

  test('by an event that matches it, and not by one that matches another', async () => {
    const [mine, other] = [await begin('mine'), await begin('other')];
    await rig.inngest.send({ name: 'abort', data: { order: 'mine' } });
    await eventually(async () => (await status(mine.eventId)) === 'Cancelled', 'it is cancelled');
    expect(await status(other.eventId)).toBe('Running');
  });

  test('by an event for which the expression holds', async () => {
    const { eventId } = await begin('suspicious');
    await rig.inngest.send({ name: 'abort-if', data: { reason: 'whim' } });
    await rig.inngest.send({ name: 'abort-if', data: { reason: 'fraud' } });
    await eventually(async () => (await status(eventId)) === 'Cancelled', 'it is cancelled');
  });

  test('through the API, which its own events tell', async () => {
    const { eventId, runId } = await begin('by hand');
    expect((await rig.api('DELETE', `/v1/runs/${runId}`)).ok).toBe(true);
    await eventually(async () => (await status(eventId)) === 'Cancelled', 'it is cancelled');
    await eventually(
      () =>
        heard.some(
          ({ name, functionId }) => name === 'inngest/function.cancelled' && functionId === 'runs-cancellable',
        ),
      'the cancellation is told',
    );
  });
});

test('the end of a run is told to who listens', async () => {
  await rig.runToEnd('parent');
  await rig.runToEnd('failing');
  const has = (name: string, functionId: string, status: string) =>
    heard.some((entry) => entry.name === name && entry.functionId === functionId && entry.status === status);
  await eventually(() => has('inngest/function.finished', 'runs-parent', 'Completed'), 'the end is told');
  await eventually(() => has('inngest/function.failed', 'runs-failing', 'Failed'), 'the failure is told');
});
