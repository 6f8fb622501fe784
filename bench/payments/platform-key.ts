import { platformScopes } from '@/server/identity/door';
import { createApiKey } from '@/server/identity/use-cases/create-api-key';
import { closeDatabase } from '@/server/platform/db';
import { connectTo } from '../connect';
import type { BenchDatabase } from '../server';

/** A key of the platform in this database. */
export async function makePlatformKey(database: BenchDatabase): Promise<string> {
  await connectTo(database);
  const { key } = await createApiKey({ name: 'bench', scopes: platformScopes, merchantId: null });
  await closeDatabase();
  return key;
}
