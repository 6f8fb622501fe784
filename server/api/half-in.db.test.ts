import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { makePerson } from '@/prisma/demo/factories';
import type { Access } from '@/server/identity/door';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { openSession } from '@/server/identity/use-cases/open-session';
import { resetConfig } from '@/server/platform/config';
import type { IdsOfA } from './access-inputs';
import { procedures } from './access-procedures';
import type { Caller } from './authenticate-request';
import { restRoutes } from './rest-routes';
import { appRouter } from './router';

// Somebody whose role needs a second factor, and who has not shown one: every procedure and route but those that lead there.

const leadsThere = [
  'session.viewer',
  'account.startEnrolment',
  'account.finishEnrolment',
  'account.confirmSecondFactor',
];
// Ids are numbers in some rooms and UUIDs in others: one of the two gets past the shape.
const ids = ['1', '00000000-0000-4000-8000-000000000000'].map((id) => new Proxy({} as IdsOfA, { get: () => id }));
const asRealInstallation = (isReal: boolean) => {
  process.env.DEMO = isReal ? '0' : '1';
  resetConfig();
};
let caller: Caller;
beforeAll(async () => {
  asRealInstallation(true);
  caller = (await authenticateSession(await openSession(await makePerson('admin')))) as Caller;
});
afterAll(() => asRealInstallation(false));

test('is told so', () => {
  expect(caller.viewer).toMatchObject({ role: 'admin', pendingFactor: 'enrol' });
});

describe('may ask for nothing but the way in', () => {
  const all = appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { access: Access } } }>;
  for (const path of Object.keys(all)) {
    const access = all[path]?._def.meta?.access;
    if (access === 'anyone' || leadsThere.includes(path)) continue;
    test(`${path} (${access})`, async () => {
      let call: unknown = appRouter.createCaller(caller);
      for (const part of path.split('.')) call = (call as Record<string, unknown>)[part];
      const [, input] = procedures[path]?.[0] ?? [];
      const answers = await Promise.all(
        ids.map((of) => (call as (input: unknown) => Promise<unknown>)(input?.(of)).catch((error) => error.cause)),
      );
      const refusals = answers.filter((answer) => !(answer instanceof ZodError));
      expect(refusals).not.toEqual([]);
      for (const refused of refusals) expect(refused).toMatchObject({ refusal: { code: 'second_factor_required' } });
    });
  }

  test.each(
    restRoutes
      .filter(({ access }) => access !== 'anyone')
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s', async (_name, route) => {
    const outcome = await route.handle(caller.actor, { input: anything, file: { key: 'none', sha256: '', bytes: 0 } });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'second_factor_required' } });
  });
});

/** An input of any shape: who may not ask is refused before it is looked at. */
const anything: unknown = new Proxy(() => anything, {
  get: (_target, name) => (typeof name === 'string' && name !== 'then' ? anything : undefined),
});
