import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, hasEnded, type Rig, startRig } from './rig';

let rig: Rig;
/** Which steps are under way now, and the most there were at once, by group. */
const underWay = new Map<string, number>();
const most = new Map<string, number>();

/** @param company how many have to be there at once, once: on a busy machine they would come one after the other */
async function occupy(group: string, company = 1): Promise<void> {
  const now = (underWay.get(group) ?? 0) + 1;
  underWay.set(group, now);
  most.set(group, Math.max(most.get(group) ?? 0, now));
  await eventually(async () => (most.get(group) ?? 0) >= company, `${company} of ${group} at once`);
  // Long enough for one too many to arrive in between, if it may.
  await new Promise((resolve) => setTimeout(resolve, 25));
  underWay.set(group, (underWay.get(group) ?? 1) - 1);
}

beforeAll(async () => {
  rig = await startRig('concurrency', (inngest) => [
    inngest.createFunction({ id: 'two', concurrency: 2, triggers: [{ event: 'two' }] }, ({ step }) =>
      step.run('s', () => occupy('two', 2)),
    ),
    inngest.createFunction(
      { id: 'keyed', concurrency: { limit: 1, key: 'event.data.merchantId' }, triggers: [{ event: 'keyed' }] },
      async ({ event, step }) => {
        await step.run('one', () =>
          Promise.all([occupy(`merchant ${event.data.merchantId}`), occupy('all merchants', 2)]),
        );
        await step.run('two', () => occupy(`merchant ${event.data.merchantId}`));
      },
    ),
    inngest.createFunction(
      {
        id: 'both',
        concurrency: [{ limit: 3 }, { limit: 1, key: 'event.data.merchantId' }],
        triggers: [{ event: 'both' }],
      },
      ({ event, step }) => step.run('s', () => Promise.all([occupy('both'), occupy(`both ${event.data.merchantId}`)])),
    ),
    ...['left', 'right'].map((id) =>
      inngest.createFunction(
        { id, concurrency: { limit: 1, key: '"shared"', scope: 'account' }, triggers: [{ event: 'shared' }] },
        ({ step }) => step.run('s', () => occupy('shared')),
      ),
    ),
    inngest.createFunction({ id: 'sleeper', concurrency: 1, triggers: [{ event: 'sleeper' }] }, async ({ step }) => {
      await step.waitForEvent('long', { event: 'wake', timeout: '1h' });
    }),
    inngest.createFunction({ id: 'parallel', concurrency: 2, triggers: [{ event: 'parallel' }] }, ({ step }) =>
      Promise.all([1, 2, 3, 4, 5].map((n) => step.run(`s${n}`, () => occupy('parallel', 2)))),
    ),
  ]);
});
afterAll(() => rig.stop());

const sendAll = async (name: string, events: Record<string, unknown>[], runsEach = 1) => {
  const { ids } = await rig.inngest.send(events.map((data) => ({ name, data })));
  await eventually(async () => {
    for (const id of ids) {
      const runs = await rig.runsOf(id);
      if (runs.length !== runsEach || !runs.every(hasEnded)) return false;
    }
    return true;
  }, `all runs of ${name} end`);
};

describe('a concurrency limit', () => {
  test('holds for the whole function', async () => {
    await sendAll(
      'two',
      Array.from({ length: 12 }, () => ({})),
    );
    expect(most.get('two')).toBe(2);
  });

  test('holds for each key by itself', async () => {
    await sendAll(
      'keyed',
      Array.from({ length: 16 }, (_, n) => ({ merchantId: n % 4 })),
    );
    expect([0, 1, 2, 3].map((id) => most.get(`merchant ${id}`))).toEqual([1, 1, 1, 1]);
    expect(most.get('all merchants')).toBeGreaterThan(1);
  });

  test('holds together with another', async () => {
    await sendAll(
      'both',
      Array.from({ length: 20 }, (_, n) => ({ merchantId: n % 5 })),
    );
    expect(most.get('both')).toBeLessThanOrEqual(3);
    expect(Math.max(...[0, 1, 2, 3, 4].map((id) => most.get(`both ${id}`) ?? 0))).toBe(1);
  });

  test('of a wider scope holds across functions', async () => {
    await sendAll(
      'shared',
      Array.from({ length: 5 }, () => ({})),
      2,
    );
    expect(most.get('shared')).toBe(1);
  });

  test('counts parallel steps', async () => {
    await sendAll('parallel', [{}]);
    expect(most.get('parallel')).toBe(2);
  });

  test('does not count a run that waits', async () => {
    const { ids } = await rig.inngest.send([{ name: 'sleeper' }, { name: 'sleeper' }, { name: 'sleeper' }]);
    await eventually(async () => {
      await rig.inngest.send({ name: 'wake' });
      const runs = (await Promise.all(ids.map((id) => rig.runsOf(id)))).flat();
      return runs.length === 3 && runs.every(hasEnded);
    }, 'all three wait at once and wake');
  });
});
