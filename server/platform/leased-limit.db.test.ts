import { expect, test, vi } from 'vitest';
import { pool } from './db';
import { leasedLimiter } from './leased-limit';

const limit = (name: string, points = 100) => leasedLimiter({ name, points, windowSeconds: 60 });
const times = (count: number, ask: () => Promise<{ allowed: boolean }>) =>
  Promise.all(Array.from({ length: count }, ask)).then((all) => all.filter(({ allowed }) => allowed).length);

test('allows exactly its points, however many ask at once', async () => {
  const one = limit('exact');
  expect(await times(250, () => one.consume('a'))).toBe(100);
  expect(await times(1, () => one.consume('b'))).toBe(1);
});

test('counts down to nothing, and says when the window is over', async () => {
  const one = limit('down', 3);
  const answers = [];
  for (let n = 0; n < 4; n++) answers.push(await one.consume('a'));
  expect(answers.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
    [false, 0],
  ]);
  expect(answers[3]?.msBeforeNext).toBeGreaterThan(50_000);
});

test('is shared by processes: together they get no more, and lose no more than what each has taken and not spent', async () => {
  const [one, other] = [limit('shared'), limit('shared')];
  const [first, second] = await Promise.all([times(90, () => one.consume('a')), times(90, () => other.consume('a'))]);
  expect(first + second).toBeLessThanOrEqual(100);
  expect(first + second).toBeGreaterThanOrEqual(98);
});

test('costs a statement per handful, and none once it is used up', async () => {
  const one = limit('cheap', 1_000);
  const statements = vi.spyOn(pool(), 'query');
  await times(100, () => one.consume('a'));
  expect(statements.mock.calls.length).toBe(5);
  await times(1_000, () => one.consume('a'));
  statements.mockClear();
  expect(await times(500, () => one.consume('a'))).toBe(0);
  expect(statements).not.toHaveBeenCalled();
  statements.mockRestore();
});

test('takes several points at once, or none of them', async () => {
  const one = limit('several', 50);
  expect(await one.consume('a', 20)).toMatchObject({ allowed: true, remaining: 30 });
  expect(await one.consume('a', 20)).toMatchObject({ allowed: true, remaining: 10 });
  expect(await one.consume('a', 20)).toMatchObject({ allowed: false });
});
