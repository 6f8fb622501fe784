import { beforeAll, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { unwrap } from '@/server/kernel/outcome';
import type { Actor } from '../domain/actor';
import { listFilters, removeFilter, saveFilter } from './saved-filters';

let ada: Actor;
let bob: Actor;
const list = 'invoices' as const;

beforeAll(async () => {
  const person = async (name: string): Promise<Actor> => ({
    kind: 'user',
    id: await makePerson('auditor'),
    name,
    role: 'auditor',
    merchantId: null,
  });
  ada = await person('Ada');
  bob = await person('Bob');
});

const namesOf = async (actor: Actor) => unwrap(await listFilters(actor, { list })).map(({ name }) => name);

test('each person has filters of their own, by name, and a name once', async () => {
  const first = unwrap(await saveFilter(ada, { list, name: 'Overdue', query: 'status=overdue' }));
  unwrap(await saveFilter(ada, { list, name: 'big ones', query: 'least=1000' }));
  unwrap(await saveFilter(bob, { list, name: 'Overdue', query: 'status=failed' }));
  const again = unwrap(await saveFilter(ada, { list, name: 'Overdue', query: 'status=overdue&currency=EUR' }));
  expect(again.id).toBe(first.id);
  expect(await namesOf(ada)).toEqual(['big ones', 'Overdue']);
  expect(unwrap(await listFilters(bob, { list }))).toMatchObject([{ name: 'Overdue', query: 'status=failed' }]);
});

test('nobody removes another’s, and a removed one is gone', async () => {
  const [mine] = unwrap(await listFilters(bob, { list }));
  const id = mine?.id as string;
  expect((await removeFilter(ada, id)).ok).toBe(false);
  expect(await namesOf(bob)).toEqual(['Overdue']);
  unwrap(await removeFilter(bob, id));
  expect(await namesOf(bob)).toEqual([]);
  expect((await removeFilter(bob, id)).ok).toBe(false);
});

test('a key is no person', async () => {
  const key: Actor = { kind: 'key', id: 'k', name: 'k', scopes: ['invoices:read'], merchantId: null };
  expect(await listFilters(key, { list })).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
});
