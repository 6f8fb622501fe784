import { describe, expect, test } from 'vitest';
import type { Role } from '../schema';
import { mayHoldKey } from './key-rules';
import { keyState } from './key-state';

describe('a key with these scopes can be shown to', () => {
  const rows: [reason: string, role: Role, scopes: string[], merchantId: bigint | null, code: string | null][] = [
    ['an admin, for the platform', 'admin', ['orders:read', 'disbursements:run'], null, null],
    ['an owner, for the own merchant', 'merchant_owner', ['orders:read', 'webhooks:write'], 1n, null],
    ['nobody, with what no key holds', 'admin', ['people:write'], null, 'invalid_input'],
    ['nobody, when it would make keys', 'admin', ['keys:write'], null, 'invalid_input'],
    ['nobody, with the platform’s for one merchant', 'admin', ['disbursements:run'], 1n, 'invalid_input'],
    ['nobody, with what there is not', 'admin', ['toString'], null, 'invalid_input'],
    ['nobody whose role holds less', 'merchant_viewer', ['webhooks:read'], 1n, 'not_allowed'],
    ['an auditor, of what is read', 'auditor', ['orders:read'], null, null],
    ['an auditor, not of what is done', 'auditor', ['imports:write'], null, 'not_allowed'],
  ];
  test.each(rows)('%s', (_reason, role, scopes, merchantId, code) => {
    const may = mayHoldKey(role, scopes, merchantId);
    expect(may.ok ? null : may.refusal.code).toBe(code);
  });
});

describe('a key is', () => {
  const at = new Date('2026-03-10T12:00:00Z');
  const day = (days: number) => new Date(at.getTime() + days * 86_400_000);
  const used = day(-1);
  const rows: [state: string, reason: string, facts: Parameters<typeof keyState>[0]][] = [
    ['unused', 'nobody called with it', { expiresAt: null, revokedAt: null, lastUsedAt: null }],
    ['active', 'somebody did', { expiresAt: day(8), revokedAt: null, lastUsedAt: used }],
    ['expiring', 'within a week', { expiresAt: day(7), revokedAt: null, lastUsedAt: used }],
    ['expiring', 'also when nobody used it', { expiresAt: day(1), revokedAt: null, lastUsedAt: null }],
    ['expired', 'from the very instant on', { expiresAt: at, revokedAt: null, lastUsedAt: used }],
    ['revoked', 'whatever else is true', { expiresAt: day(-1), revokedAt: at, lastUsedAt: used }],
  ];
  test.each(rows)('%s: %s', (state, _reason, facts) => {
    expect(keyState(facts, at)).toBe(state);
  });
});
