import { expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { fixClock } from '@/server/platform/clock';
import { SESSION_MS } from '../domain/session';
import { authenticateSession } from './authenticate';
import { deleteExpiredSessions } from './delete-expired-sessions';
import { openSession } from './open-session';

test('deletes the sessions that are over, and no others', async () => {
  const id = await makePerson('auditor');
  const early = Date.UTC(2026, 0, 1);
  let setTimeBack = fixClock(new Date(early));
  await openSession(id);
  setTimeBack();
  setTimeBack = fixClock(new Date(early + SESSION_MS - 1));
  const late = await openSession(id);
  expect(await deleteExpiredSessions()).toBe(0);
  setTimeBack();
  setTimeBack = fixClock(new Date(early + SESSION_MS + 1));
  expect(await deleteExpiredSessions()).toBe(1);
  expect(await authenticateSession(late)).not.toBeNull();
  setTimeBack();
});
