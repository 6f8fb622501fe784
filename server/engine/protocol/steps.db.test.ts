import { NonRetriableError, RetryAfterError } from 'inngest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rig, startRig } from './rig';

let rig: Rig;
const calls: string[] = [];
const count = (what: string) => calls.filter((call) => call === what).length;

beforeAll(async () => {
  rig = await startRig('steps', (inngest) => [
    inngest.createFunction({ id: 'plain', triggers: [{ event: 'plain' }] }, ({ event }) => ({ got: event.data })),
    inngest.createFunction({ id: 'sequence', triggers: [{ event: 'sequence' }] }, async ({ step }) => {
      const first = await step.run('first', () => {
        calls.push('sequence first');
        return { n: 1 };
      });
      const second = await step.run('second', () => {
        calls.push('sequence second');
        return first.n + 1;
      });
      const nothing = await step.run('nothing', () => {});
      return { first, second, nothing };
    }),
    inngest.createFunction({ id: 'loop', triggers: [{ event: 'loop' }] }, async ({ step }) => {
      let sum = 0;
      for (const n of [1, 2, 3]) sum += await step.run('same id', () => n);
      return sum;
    }),
    inngest.createFunction({ id: 'sleep', triggers: [{ event: 'sleep' }] }, async ({ step }) => {
      const before = await step.run('before', () => Date.now());
      await step.sleep('a second', '1s');
      await step.sleepUntil('the past', new Date(0));
      return (await step.run('after', () => Date.now())) - before;
    }),
    inngest.createFunction(
      { id: 'retries', retries: 2, triggers: [{ event: 'retries' }] },
      async ({ step, attempt }) => {
        const attempts = await step.run('shaky', () => {
          calls.push(`shaky ${attempt}`);
          if (attempt < 2) throw new Error('not yet');
          return attempt;
        });
        const next = await step.run('next', () => attempt);
        return { attempts, next };
      },
    ),
    inngest.createFunction({ id: 'exhausted', retries: 1, triggers: [{ event: 'exhausted' }] }, async ({ step }) => {
      await step.run('broken', () => {
        calls.push('broken');
        throw new TypeError('always');
      });
    }),
    inngest.createFunction({ id: 'caught', retries: 1, triggers: [{ event: 'caught' }] }, async ({ step }) => {
      try {
        await step.run('fails', () => {
          throw new TypeError('for good');
        });
      } catch (error) {
        const { name, message } = error as Error;
        return step.run('repair', () => ({ name, message }));
      }
    }),
    inngest.createFunction(
      { id: 'non-retriable', retries: 4, triggers: [{ event: 'non-retriable' }] },
      async ({ step }) => {
        await step.run('no', () => {
          calls.push('non-retriable');
          throw new NonRetriableError('never again');
        });
      },
    ),
    inngest.createFunction({ id: 'whole', retries: 2, triggers: [{ event: 'whole' }] }, ({ attempt, maxAttempts }) => {
      calls.push(`whole ${attempt} of ${maxAttempts}`);
      if (attempt < 2) throw new Error('again');
      return 'done';
    }),
    inngest.createFunction({ id: 'later', retries: 1, triggers: [{ event: 'later' }] }, ({ attempt }) => {
      calls.push(`later ${Date.now()}`);
      if (attempt === 0) throw new RetryAfterError('in a second', '1s');
    }),
    inngest.createFunction({ id: 'odd', triggers: [{ event: 'odd' }] }, async ({ event, step }) => {
      const back = await step.run('echo', () => event.data);
      return back;
    }),
  ]);
});
afterAll(() => rig.stop());

describe('a run', () => {
  test('without steps returns what the function returns, given the event', async () => {
    expect(await rig.runToEnd('plain', { a: 1 })).toMatchObject({
      status: 'Completed',
      output: { got: { a: 1 } },
      function_id: 'steps-plain',
    });
  });

  test('takes its steps one after the other, each once', async () => {
    const run = await rig.runToEnd('sequence');
    expect(run).toMatchObject({ status: 'Completed', output: { first: { n: 1 }, second: 2, nothing: null } });
    expect([count('sequence first'), count('sequence second')]).toEqual([1, 1]);
  });

  test('may use one step id several times', async () => {
    expect((await rig.runToEnd('loop')).output).toBe(6);
  });

  test('gets data back as it was sent, however odd', async () => {
    const data = {
      nul: 'a\u0000b',
      lone: '\ud800',
      emoji: '🧾',
      big: 9007199254740991,
      deep: { z: [null, 1.5, {}], a: '' },
      __proto: 1,
    };
    expect((await rig.runToEnd('odd', data)).output).toEqual(data);
  });

  test('sleeps at least as long as it said', async () => {
    expect((await rig.runToEnd('sleep')).output).toBeGreaterThanOrEqual(990);
  });
});

describe('a step that fails', () => {
  test('is tried again with its attempt counted, and the next step begins at 0', async () => {
    expect((await rig.runToEnd('retries')).output).toEqual({ attempts: 2, next: 0 });
    expect(calls.filter((call) => call.startsWith('shaky'))).toEqual(['shaky 0', 'shaky 1', 'shaky 2']);
  });

  test('fails the run with its error when the attempts are used up', async () => {
    expect(await rig.runToEnd('exhausted')).toMatchObject({
      status: 'Failed',
      output: { name: 'TypeError', message: 'always' },
    });
    expect(count('broken')).toBe(2);
  });

  test('can be caught by the function', async () => {
    expect(await rig.runToEnd('caught')).toMatchObject({
      status: 'Completed',
      output: { name: 'TypeError', message: 'for good' },
    });
  });

  test('with NonRetriableError is not tried again', async () => {
    expect(await rig.runToEnd('non-retriable')).toMatchObject({ status: 'Failed', output: { message: 'never again' } });
    expect(count('non-retriable')).toBe(1);
  });
});

describe('a function that throws', () => {
  test('is called again, told which attempt of how many it is', async () => {
    expect((await rig.runToEnd('whole')).output).toBe('done');
    expect(calls.filter((call) => call.startsWith('whole'))).toEqual(['whole 0 of 3', 'whole 1 of 3', 'whole 2 of 3']);
  });

  test('decides with RetryAfterError when', async () => {
    expect((await rig.runToEnd('later')).status).toBe('Completed');
    const [first, second] = calls.filter((call) => call.startsWith('later')).map((call) => Number(call.slice(6)));
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(900);
  });
});
