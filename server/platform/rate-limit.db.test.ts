import { describe, expect, test } from 'vitest';
import { pool } from './db';
import { forgetEndedWindows, limiter } from './rate-limit';

const limit = (name: string, more = {}) => limiter({ name, points: 3, windowSeconds: 60, ...more });
/** As if the time had passed. */
const endWindows = () => pool().query('UPDATE rate_limit SET expire = 1');

describe('a limit', () => {
  test('is shared by all who ask under one name, and each key has its own', async () => {
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await limit('shared').consume('a'));
    expect(answers.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
    expect(answers[3]?.msBeforeNext).toBeGreaterThan(0);
    expect(answers[3]?.msBeforeNext).toBeLessThanOrEqual(60_000);
    expect(await limit('shared').consume('b')).toMatchObject({ allowed: true, remaining: 2 });
    expect(await limit('other').consume('a')).toMatchObject({ allowed: true, remaining: 2 });
  });

  test('holds for fifty at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => limit('rush').consume('a')));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(3);
  });

  test('starts anew when its window is over, and when it is reset', async () => {
    await limit('again').consume('a', 4);
    expect(await limit('again').look('a')).toMatchObject({ allowed: false });
    await endWindows();
    expect(await limit('again').consume('a', 4)).toMatchObject({ allowed: false });
    await limit('again').reset('a');
    expect(await limit('again').look('a')).toMatchObject({ allowed: true, remaining: 3 });
    expect(await limit('again').consume('a')).toMatchObject({ allowed: true, remaining: 2 });
  });

  test('refuses for as long as it says, once it was gone over', async () => {
    const answer = await limit('block', { blockSeconds: 900 }).consume('a', 4);
    expect(answer).toMatchObject({ allowed: false });
    expect((await limit('block', { blockSeconds: 900 }).look('a')).msBeforeNext).toBeGreaterThan(800_000);
  });

  const keys: [reason: string, key: string][] = [
    ['longer than the column', 'x'.repeat(10_000)],
    ['with what no text holds', 'a\0b'],
    ['of another alphabet', 'ключ\ud800'],
    ['empty', ''],
  ];
  test.each(keys)('takes a key %s', async (_reason, key) => {
    expect(await limit('odd').consume(key)).toMatchObject({ allowed: true });
  });

  test('keeps no key as it was given', async () => {
    await limit('private').consume('person@example.com');
    const { rows } = await pool().query<{ row: string }>('SELECT row_to_json(r)::text AS row FROM rate_limit r');
    expect(JSON.stringify(rows)).not.toContain('person');
  });

  test('leaves nothing behind once its windows are over', async () => {
    await limit('kept').consume('a');
    await endWindows();
    expect(await forgetEndedWindows()).toBeGreaterThan(0);
    expect((await pool().query('SELECT FROM rate_limit')).rowCount).toBe(0);
  });
});
