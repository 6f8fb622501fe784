import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, hasEnded, type Rig, startRig } from './rig';

let rig: Rig;
const calls: string[] = [];
const count = (what: string) => calls.filter((call) => call === what).length;

beforeAll(async () => {
  rig = await startRig('parallel', (inngest) => [
    inngest.createFunction({ id: 'all', triggers: [{ event: 'all' }] }, async ({ step }) => {
      const parts = await Promise.all(
        ['a', 'b', 'c'].map((name) =>
          step.run(name, () => {
            calls.push(`all ${name}`);
            return name;
          }),
        ),
      );
      return step.run('join', () => {
        calls.push('all join');
        return parts.join('');
      });
    }),
    inngest.createFunction({ id: 'chains', triggers: [{ event: 'chains' }] }, async ({ step }) => {
      const chain = async (name: string) => {
        const one = await step.run(`${name}1`, () => `${name}1`);
        return step.run(`${name}2`, () => `${one} ${name}2`);
      };
      return Promise.all([chain('x'), chain('y')]);
    }),
    inngest.createFunction({ id: 'retried', retries: 1, triggers: [{ event: 'retried' }] }, async ({ step }) => {
      const shaky = (name: string, attempts: number) =>
        step.run(name, () => {
          calls.push(`retried ${name}`);
          if (count(`retried ${name}`) < attempts) throw new Error('once more');
          return name;
        });
      return Promise.all([shaky('steady', 1), shaky('shaky', 2)]);
    }),
    inngest.createFunction({ id: 'settled', retries: 0, triggers: [{ event: 'settled' }] }, async ({ step }) => {
      const results = await Promise.allSettled([
        step.run('fine', () => 1),
        step.run('broken', () => {
          throw new RangeError('no');
        }),
      ]);
      return results.map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as Error).message));
    }),
    inngest.createFunction({ id: 'mixed', triggers: [{ event: 'mixed' }] }, async ({ step }) => {
      const [slept, value, waited] = await Promise.all([
        step.sleep('nap', '1s'),
        step.run('work', () => 'worked'),
        step.waitForEvent('wait', { event: 'never', timeout: '1s' }),
      ]);
      return { slept: slept ?? null, value, waited };
    }),
    inngest.createFunction({ id: 'race', triggers: [{ event: 'race' }] }, async ({ step, group }) => {
      const winner = await group.parallel(() =>
        Promise.race([
          step.run('quick', () => 'quick'),
          step.waitForEvent('slow', { event: 'race/released', timeout: '1h' }).then(() => 'slow'),
        ]),
      );
      const after = await step.run('after', () => {
        calls.push('race after');
        return 'after';
      });
      return [winner, after];
    }),
    inngest.createFunction(
      { id: 'legacy', optimizeParallelism: false, triggers: [{ event: 'legacy' }] },
      async ({ step }) => {
        const parts = await Promise.all(['a', 'b', 'c', 'd'].map((name) => step.run(name, () => name)));
        return step.run('join', () => {
          calls.push('legacy join');
          return parts.join('');
        });
      },
    ),
    inngest.createFunction({ id: 'many', triggers: [{ event: 'many' }] }, async ({ step }) => {
      const parts = await Promise.all(Array.from({ length: 60 }, (_, n) => step.run(`part ${n}`, () => n)));
      return parts.reduce((sum, n) => sum + n, 0);
    }),
  ]);
});
afterAll(() => rig.stop());

describe('steps that are reported together', () => {
  test('run once each, and the function goes on when all have', async () => {
    expect((await rig.runToEnd('all')).output).toBe('abc');
    expect(['all a', 'all b', 'all c', 'all join'].map(count)).toEqual([1, 1, 1, 1]);
  });

  test('may each go on by themselves', async () => {
    expect((await rig.runToEnd('chains')).output).toEqual(['x1 x2', 'y1 y2']);
  });

  test('are tried again by themselves', async () => {
    expect((await rig.runToEnd('retried')).output).toEqual(['steady', 'shaky']);
    expect([count('retried steady'), count('retried shaky')]).toEqual([1, 2]);
  });

  test('can fail by themselves', async () => {
    expect((await rig.runToEnd('settled')).output).toEqual([1, 'no']);
  });

  test('may be of every kind', async () => {
    expect((await rig.runToEnd('mixed')).output).toEqual({ slept: null, value: 'worked', waited: null });
  });

  test('can be many', async () => {
    expect((await rig.runToEnd('many')).output).toBe(1770);
  });
});

test('a race goes on with the first; the run ends when the others have settled, too', async () => {
  const { ids } = await rig.inngest.send({ name: 'race' });
  await eventually(() => count('race after') > 0, 'the function goes on');
  await rig.inngest.send({ name: 'race/released' });
  const run = await eventually(async () => (await rig.runsOf(ids[0] as string)).find(hasEnded), 'the run ends');
  expect(run.output).toEqual(['quick', 'after']);
  expect(count('race after')).toBe(1);
});

test('a function that opted out of optimised parallelism comes to the same', async () => {
  expect((await rig.runToEnd('legacy')).output).toBe('abcd');
  expect(count('legacy join')).toBe(1);
});
