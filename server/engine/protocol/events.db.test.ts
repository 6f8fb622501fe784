import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byCodeUnits } from '../canonical-json';
import { eventKey, eventually, hasEnded, type Rig, realServerUrl, startRig } from './rig';

let rig: Rig;
const seen: { by: string; data: unknown; name: string; id: string | undefined }[] = [];

beforeAll(async () => {
  rig = await startRig('events', (inngest) => {
    const note = (by: string) => (context: { event: { name: string; id?: string | undefined; data: unknown } }) => {
      seen.push({ by, data: context.event.data, name: context.event.name, id: context.event.id });
      return by;
    };
    return [
      inngest.createFunction({ id: 'plain', triggers: [{ event: 'order/created' }] }, note('plain')),
      inngest.createFunction(
        { id: 'large', triggers: [{ event: 'order/created', if: 'event.data.amount > 100' }] },
        note('large'),
      ),
      inngest.createFunction(
        { id: 'not-test', triggers: [{ event: 'order/created', if: "event.data.kind != 'test'" }] },
        note('not-test'),
      ),
      inngest.createFunction(
        { id: 'either', triggers: [{ event: 'order/created' }, { event: 'order/declined' }] },
        note('either'),
      ),
      inngest.createFunction({ id: 'sender', triggers: [{ event: 'send' }] }, async ({ step }) => {
        const { ids } = await step.sendEvent('tell', [
          { name: 'told', data: { n: 1 } },
          { name: 'told', data: { n: 2 } },
        ]);
        return ids.length;
      }),
      inngest.createFunction({ id: 'told', triggers: [{ event: 'told' }] }, note('told')),
      inngest.createFunction(
        { id: 'once', idempotency: 'event.data.order', triggers: [{ event: 'pay' }] },
        note('once'),
      ),
      inngest.createFunction({ id: 'wait', triggers: [{ event: 'wait' }] }, async ({ step }) => {
        const answer = await step.waitForEvent('answer', { event: 'answer', timeout: '1h', match: 'data.order' });
        return answer?.data ?? null;
      }),
      inngest.createFunction({ id: 'wait-if', triggers: [{ event: 'wait-if' }] }, async ({ step }) => {
        const answer = await step.waitForEvent('answer', {
          event: 'answer',
          timeout: '1h',
          if: "event.data.order == async.data.order && async.data.verdict == 'yes'",
        });
        return answer?.name ?? null;
      }),
      inngest.createFunction({ id: 'wait-vain', triggers: [{ event: 'wait-vain' }] }, ({ step }) =>
        step.waitForEvent('answer', { event: 'nobody/sends-this', timeout: '1s' }),
      ),
    ];
  });
});
afterAll(() => rig.stop());

const by = (name: string) => seen.filter((entry) => entry.by === name);
const ended = (eventId: string, runs: number) =>
  eventually(async () => {
    const found = await rig.runsOf(eventId);
    return found.length === runs && found.every(hasEnded) && found;
  }, `${runs} runs of the event end`);

describe('an event', () => {
  test('starts each function that it matches, once', async () => {
    const { ids } = await rig.inngest.send({ name: 'order/created', data: { amount: 50, kind: 'test' } });
    const runs = await ended(ids[0] as string, 2);
    expect(runs.map(({ function_id }) => function_id.replace('events-', '')).toSorted(byCodeUnits)).toEqual([
      'either',
      'plain',
    ]);
  });

  test('is compared by its fields, a missing one being null', async () => {
    const { ids } = await rig.inngest.send({ name: 'order/created', data: { amount: 101 } });
    await ended(ids[0] as string, 4);
    expect(by('large')).toHaveLength(1);
    expect(by('not-test')).toHaveLength(1);
  });

  test('with an id that was seen before starts nothing, in the same request or a later one', async () => {
    // Of this run of the tests: a real server remembers ids for a day.
    const event = { id: `told-once-${Date.now()}`, name: 'told', data: { n: 'dedup' } };
    const first = await rig.inngest.send([event, event]);
    await rig.inngest.send(event);
    await ended(first.ids[0] as string, 1);
    const marker = await rig.inngest.send({ name: 'told', data: { n: 'later' } });
    await ended(marker.ids[0] as string, 1);
    const told = by('told').filter(({ data }) => (data as { n: unknown }).n === 'dedup');
    expect(told).toMatchObject([{ id: event.id }]);
  });

  test('that is sent again with the same seed, because the answer was lost, is the same event', async () => {
    const seed = Date.now() - 1000;
    const again = () =>
      fetch(new URL(`/e/${eventKey}`, rig.serverUrl), {
        method: 'POST',
        headers: { 'x-inngest-event-id-seed': `${seed},AAECAwQFBgcICQ==` },
        body: JSON.stringify([
          { name: 'told', data: { n: 'seeded' } },
          { name: 'told', data: { n: 'seeded' } },
        ]),
      }).then((response) => response.json() as Promise<{ ids: string[]; status: number }>);
    const [first, second] = [await again(), await again()];
    expect(first.status).toBe(200);
    expect(new Set(first.ids).size).toBe(2);
    expect(second.ids).toEqual(first.ids);
    for (const id of first.ids) await ended(id, 1);
  });

  test.skipIf(realServerUrl)('with a wrong key, or that is not an event, is refused', async () => {
    const post = (path: string, body: string) => fetch(new URL(path, rig.serverUrl), { method: 'POST', body });
    expect((await post('/e/wrong', '{"name":"told"}')).status).toBe(401);
    expect((await post(`/e/${eventKey}`, '{"data":{}}')).status).toBe(400);
    expect((await post(`/e/${eventKey}`, '{"name":"a\\u0000b"}')).status).toBe(400);
    expect((await post(`/e/${eventKey}`, 'nonsense')).status).toBe(400);
  });
});

test('step.sendEvent sends its events once', async () => {
  const run = await rig.runToEnd('send');
  expect(run.output).toBe(2);
  await eventually(
    () => by('told').filter(({ data }) => [1, 2].includes((data as { n: number }).n)).length === 2,
    'both are told',
  );
});

test('a function with an idempotency key runs once for each key', async () => {
  const now = Date.now();
  const { ids } = await rig.inngest.send(
    ['a', 'a', 'b'].map((order) => ({ name: 'pay', data: { order: `${order} ${now}` } })),
  );
  await eventually(() => by('once').length === 2, 'both orders are paid');
  const runs = await Promise.all(ids.map((id) => rig.runsOf(id)));
  expect(runs.flat()).toHaveLength(2);
});

describe('step.waitForEvent', () => {
  const answerUntilEnded = async (name: string, order: string, data: Record<string, unknown>) => {
    const { ids } = await rig.inngest.send({ name, data: { order } });
    return eventually(async () => {
      await rig.inngest.send([
        { name: 'answer', data: { order: 'another', verdict: 'yes' } },
        { name: 'answer', data: { order, verdict: 'no' } },
        { name: 'answer', data: { order, ...data } },
      ]);
      return (await rig.runsOf(ids[0] as string)).find(hasEnded);
    }, 'the answer is noticed');
  };

  test('comes to the event whose field matches', async () => {
    expect((await answerUntilEnded('wait', 'o-1', { verdict: 'maybe' })).output).toMatchObject({ order: 'o-1' });
  });

  test('comes to the event for which the expression holds', async () => {
    expect((await answerUntilEnded('wait-if', 'o-2', { verdict: 'yes' })).output).toBe('answer');
  });

  test('comes to null when time is up', async () => {
    expect(await rig.runToEnd('wait-vain')).toMatchObject({ status: 'Completed', output: null });
  });
});
