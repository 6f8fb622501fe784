import { describe, expect, test } from 'vitest';
import type { PendingFactor, Role } from '../schema';
import { isFresh, pendingFactor } from './session';

const at = new Date('2026-01-10T12:00:00Z');

describe('what a session still has to do', () => {
  test.each<[Role, isDemo: boolean, hasAuthenticator: boolean, shown: boolean, PendingFactor | null, reason: string]>([
    ['admin', false, false, false, 'enrol', 'decides who may do what'],
    ['finance_operator', false, false, false, 'enrol', 'prepares payouts'],
    ['finance_approver', false, false, false, 'enrol', 'approves them'],
    ['auditor', false, false, false, null, 'changes nothing'],
    ['merchant_owner', false, false, false, null, 'is free to'],
    ['merchant_owner', false, true, false, 'confirm', 'who has one shows it'],
    ['admin', false, true, false, 'confirm', 'has one already'],
    ['admin', false, true, true, null, 'has shown it'],
    ['admin', true, false, false, null, 'the demo is for looking'],
    ['admin', true, true, false, 'confirm', 'who set one up in the demo shows it there too'],
    ['admin', false, false, true, null, 'the identity provider has seen one'],
  ])('%s, demo %s, authenticator %s, shown %s: %s, since %s', (role, isDemo, hasAuthenticator, shown, pending) => {
    const facts = { role, isDemo, hasAuthenticator, secondFactorAt: shown ? at : null };
    expect(pendingFactor(facts)).toBe(pending);
  });
});

describe('a second factor is fresh', () => {
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const session = (secondFactorAt: Date | null, pending: PendingFactor | null = null) => {
    return { id: 's', pending, secondFactorAt };
  };
  test.each<[string, Parameters<typeof isFresh>[0], boolean]>([
    ['just shown', session(ago(0)), true],
    ['shown within the time', session(ago(60_000)), true],
    ['shown too long ago', session(ago(60_001)), false],
    ['of somebody who needs none and has none', session(null), true],
    ['still to be shown', session(null, 'confirm'), false],
    ['of nobody’s session', undefined, false],
  ])('%s: %#', (_reason, facts, fresh) => {
    expect(isFresh(facts, at, 60_000)).toBe(fresh);
  });
});
