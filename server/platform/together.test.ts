import { expect, test } from 'vitest';
import { together } from './together';

/** Answers with the double of each, in turns that the test lets go. */
function doubling(mostTogether = 3, mostUnderWay = 1, fails: (asked: number[]) => unknown = () => null) {
  const batches: number[][] = [];
  const letGo: (() => void)[] = [];
  const call = together(
    async (asked: number[]) => {
      batches.push(asked);
      await new Promise<void>((resolve) => letGo.push(resolve));
      const error = fails(asked);
      if (error) throw error;
      return asked.map((n) => 2 * n);
    },
    mostTogether,
    mostUnderWay,
  );
  const letAllGo = async (all: Promise<unknown>) => {
    let isOver = false;
    const over = all.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      letGo.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return over;
  };
  return { call, batches, letAllGo };
}
const refused = (code: string) => Object.assign(new Error(code), { code });

test('one that comes alone goes alone; those that come meanwhile go together, so many at most', async () => {
  const { call, batches, letAllGo } = doubling();
  const answers = await letAllGo(Promise.all([1, 2, 3, 4, 5, 6].map(call)));
  expect(answers).toEqual([2, 4, 6, 8, 10, 12]);
  expect(batches).toEqual([[1], [2, 3, 4], [5, 6]]);
});

test('so many are under way at a time', async () => {
  const { call, batches, letAllGo } = doubling(3, 2);
  const all = Promise.all([1, 2, 3, 4].map(call));
  expect(batches).toEqual([[1], [2]]);
  await letAllGo(all);
  expect(batches).toEqual([[1], [2], [3, 4]]);
});

test.each(['22003', '23502', '40P01'])('where the database refuses (%s), only the one to blame fails', async (code) => {
  const { call, letAllGo } = doubling(3, 1, (asked) => asked.includes(3) && refused(code));
  const settled = await letAllGo(Promise.allSettled([1, 2, 3, 4].map(call)));
  expect(settled).toMatchObject([{ value: 2 }, { value: 4 }, { reason: { code } }, { value: 8 }]);
});

test('where it is not known what came of it, all fail, and none is done again', async () => {
  const { call, batches, letAllGo } = doubling(3, 1, (asked) => asked.includes(3) && refused('08006'));
  const settled = await letAllGo(Promise.allSettled([1, 2, 3, 4].map(call)));
  expect((settled as { status: string }[]).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
  ]);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});
