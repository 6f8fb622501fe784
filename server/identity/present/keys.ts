import { keyState } from '../domain/key-state';
import type { ApiKey } from '../schema/keys';
import type { KeyRow } from '../store/keys';

export const presentKey = (row: KeyRow, at: Date): ApiKey => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  merchant: row.merchantReference === null ? null : { reference: row.merchantReference, name: row.merchantName ?? '' },
  state: keyState(row, at),
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  // From JSON, so their instants are texts already.
  secrets: row.secrets.map((secret) => ({
    prefix: secret.prefix,
    createdAt: new Date(secret.createdAt).toISOString(),
    worksUntil: secret.expiresAt && new Date(secret.expiresAt).toISOString(),
    lastUsedAt: secret.lastUsedAt && new Date(secret.lastUsedAt).toISOString(),
  })),
});
