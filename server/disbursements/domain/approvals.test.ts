import { describe, expect, test } from 'vitest';
import { approversNeeded, isAutomatic, type Pays, type Policy, whyNotApprove } from './approvals';

const policy: Policy = {
  tiers: [
    { currency: 'EUR', fromMinor: 5_000_000, approvers: 2 },
    { currency: 'EUR', fromMinor: 50_000_000, approvers: 3 },
    { currency: 'USD', fromMinor: 1_000_000, approvers: 2 },
  ],
  automatic: [{ currency: 'EUR', upToMinor: 100_000 }],
};
const eur = (minor: bigint) => ({ currency: 'EUR', minor });

describe('how many approve', () => {
  const rows: [reason: string, pays: Pays, needed: number][] = [
    ['one below the first amount', [eur(4_999_999n)], 1],
    ['two from it on', [eur(5_000_000n)], 2],
    ['three from the next on', [eur(50_000_000n)], 3],
    ['the most that a currency asks for', [eur(1n), { currency: 'USD', minor: 1_000_000n }], 2],
    ['a currency without a rule: the strictest', [{ currency: 'SEK', minor: 1n }], 3],
    ['of which nothing is paid: none', [eur(1n), { currency: 'SEK', minor: 0n }], 1],
    ['nothing at all is still approved by somebody', [], 1],
  ];
  test.each(rows)('%s', (_, pays, needed) => expect(approversNeeded(policy, pays)).toBe(needed));
  test('one where there is no rule', () => expect(approversNeeded({ tiers: [], automatic: [] }, [eur(9n)])).toBe(1));
});

describe('what is approved by itself', () => {
  const rows: [reason: string, pays: Pays, is: boolean][] = [
    ['up to the amount', [eur(100_000n)], true],
    ['not above it', [eur(100_001n)], false],
    ['no currency without a rule', [eur(1n), { currency: 'USD', minor: 1n }], false],
    ['where it pays nothing in it', [eur(1n), { currency: 'USD', minor: 0n }], true],
  ];
  test.each(rows)('%s', (_, pays, is) => expect(isAutomatic(policy, pays)).toBe(is));
  test('nothing where there is no rule, not even what pays nothing', () =>
    expect(isAutomatic({ tiers: [], automatic: [] }, [])).toBe(false));
});

describe('who may not approve a run', () => {
  const waiting = { status: 'submitted', submitted_by: 'user:maker', requested_by: 'user:asker' } as const;
  const rows: [
    reason: string,
    person: string,
    run: Parameters<typeof whyNotApprove>[1],
    hash: string,
    why: RegExp | null,
  ][] = [
    ['somebody else may', 'user:other', waiting, 'a', null],
    ['not who handed it in', 'user:maker', waiting, 'a', /prepared this run yourself/],
    ['not who asked for it', 'user:asker', waiting, 'a', /prepared this run yourself/],
    ['not twice', 'user:eager', waiting, 'a', /approved this run already/],
    ['again, once it is something else', 'user:eager', waiting, 'b', null],
    ['nobody, before it is handed in', 'user:other', { ...waiting, status: 'ready' }, 'a', /does not wait/],
  ];
  test.each(rows)('%s', (_, person, run, hash, why) => {
    const found = whyNotApprove(person, run, [{ decided_by: 'user:eager', hash: 'a' }], hash);
    if (why === null) expect(found).toBeNull();
    else expect(found).toMatch(why);
  });
});
