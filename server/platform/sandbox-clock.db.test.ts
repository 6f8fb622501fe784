import { afterEach, describe, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { openSession } from '@/server/identity/use-cases/open-session';
import { fixClock, now, setAheadMs, wallNow, wallOf } from './clock';
import { resetConfig } from './config';
import { pool, transaction } from './db';
import { moveSandboxClock, readSandboxClock } from './sandbox-clock';

const monthMs = 30 * 86_400_000;
const move = async (byMs: number) => {
  await transaction((client) => moveSandboxClock(client, new Date(wallNow().getTime() + byMs)));
  await readSandboxClock();
};
const asDemo = (demo: string) => {
  process.env.DEMO = demo;
  resetConfig();
};
let restore = () => {};
afterEach(() => {
  asDemo('1');
  setAheadMs(0);
  restore();
});

describe('the clock of a demo', () => {
  test('moves business and nothing else: who is signed in stays so', async () => {
    restore = fixClock('2026-11-21T12:00:00Z');
    const token = await openSession(await makePerson('auditor'));
    await move(monthMs);
    expect(now()).toEqual(new Date('2026-12-21T12:00:00Z'));
    expect(wallNow()).toEqual(new Date('2026-11-21T12:00:00Z'));
    expect(wallOf(new Date('2026-12-21T13:00:00Z'))).toEqual(new Date('2026-11-21T13:00:00Z'));
    expect(await authenticateSession(token)).not.toBeNull();
  });

  test('never goes back', async () => {
    await move(2 * monthMs);
    const before = now();
    await move(monthMs);
    expect(now() >= before).toBe(true);
    await expect(pool().query('UPDATE sandbox_clock SET ahead_ms = ahead_ms - 1')).rejects.toThrow(/only goes forward/);
  });

  test('is not even read in a real installation, and cannot be moved there', async () => {
    await move(3 * monthMs);
    setAheadMs(0);
    asDemo('0');
    await readSandboxClock();
    expect(now().getTime() - wallNow().getTime()).toBeLessThan(1_000);
    await expect(move(4 * monthMs)).rejects.toThrow(/never moved/);
  });
});
