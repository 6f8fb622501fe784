import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { merchantScopes, platformScopes } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { createApiKey } from '@/server/identity/use-cases/create-api-key';
import { createUser } from '@/server/identity/use-cases/create-user';
import { config } from '@/server/platform/config';

const PASSWORD = 'countinghouse-demo';

const people: { role: Role; name: string; email: string }[] = [
  { role: 'admin', name: 'Ada Admin', email: 'admin@demo.example' },
  { role: 'finance_operator', name: 'Olga Operator', email: 'operator@demo.example' },
  { role: 'finance_approver', name: 'Aram Approver', email: 'approver@demo.example' },
  { role: 'auditor', name: 'Aude Auditor', email: 'auditor@demo.example' },
  { role: 'merchant_owner', name: 'Hana Harbour', email: 'owner@harbour-books.example' },
  { role: 'merchant_viewer', name: 'Hugo Harbour', email: 'viewer@harbour-books.example' },
];

/**
 * People of each role and two API keys, noted in the demo's file for whoever wants in. `merchantId` is theirs.
 *
 * @returns the people's ids, by role
 */
export async function createDemoAccess(merchantId: bigint): Promise<Record<Role, string>> {
  const ids: Partial<Record<Role, string>> = {};
  for (const person of people) {
    const isMerchants = person.role === 'merchant_owner' || person.role === 'merchant_viewer';
    const user = await createUser({ ...person, password: PASSWORD, merchantId: isMerchants ? merchantId : null });
    ids[person.role] = user.id;
  }
  const platform = await createApiKey({ name: 'Demo platform', scopes: platformScopes, merchantId: null });
  const merchant = await createApiKey({ name: 'Demo merchant', scopes: merchantScopes, merchantId });
  const access = {
    url: config().APP_URL,
    logins: people.map(({ role, email }) => ({ role, email, password: PASSWORD })),
    apiKeys: { platform: platform.key, merchant: merchant.key },
  };
  mkdirSync(config().DATA_DIR, { recursive: true });
  writeFileSync(join(config().DATA_DIR, 'demo.json'), `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  return ids as Record<Role, string>;
}
