import { describe, expect, it } from 'vitest';
import { type Role, roleShape } from '@/server/identity/schema';
import { entryAt, groupAt, isAt, navigationFor, openAtFirst } from './navigation';

describe('the entry that one is at', () => {
  it.each([
    ['/', '/', true, 'the overview'],
    ['/', '/runs', false, 'everything is below the overview, and not at it'],
    ['/runs', '/runs/1', true, 'a run is among the runs'],
    ['/runs', '/runsheets', false, 'another page that begins alike'],
  ])('%s on %s is %s: %s', (href, path, expected) => {
    expect(isAt(href, path)).toBe(expected);
  });
});

describe('what a person is shown', () => {
  const merchant = { reference: 'm', name: 'M', timeZone: 'UTC' };
  const shown = (role: (typeof roleShape.options)[number]) =>
    navigationFor({ role, merchant: role.startsWith('merchant_') ? merchant : null }).flatMap(({ destinations }) =>
      destinations.map(({ href }) => href),
    );

  it.each(roleShape.options)('leads %s to each page once, the overview first', (role) => {
    const hrefs = shown(role);
    expect(hrefs[0]).toBe('/');
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });

  it.each<[Role, string[], string]>([
    ['admin', ['Money', 'Billing'], 'all would not fit'],
    ['merchant_owner', ['Money', 'Books', 'Billing', 'Developers', 'Settings'], 'few entries all fit'],
  ])('opens for %s at first %j: %s', (role, expected) => {
    expect(openAtFirst(navigationFor({ role, merchant: role === 'admin' ? null : merchant }))).toEqual(expected);
  });

  it.each<[string, string | null, string]>([
    ['/billing/runs/7', 'Billing', 'below an entry'],
    ['/', 'Money', 'the overview'],
    ['/account', null, 'not in the menu'],
  ])('at %s is the group %s: %s', (path, expected) => {
    expect(groupAt(navigationFor({ role: 'admin', merchant: null }), path)).toBe(expected);
  });

  it.each<[string, string | null, string]>([
    ['/runs/7', '/runs', 'a page below it'],
    ['/runs/waiting', '/runs/waiting', 'an entry of its own below another, and not both'],
    ['/', '/', 'the overview'],
    ['/account', null, 'not in the menu'],
  ])('at %s is the entry %s: %s', (path, expected) => {
    expect(entryAt(navigationFor({ role: 'admin', merchant: null }), path)).toBe(expected);
  });

  it('is what the role may see', () => {
    expect(shown('merchant_viewer')).toEqual([
      '/',
      '/disbursements',
      '/questions',
      '/bank-accounts',
      '/orders',
      '/payments',
      '/payables',
      '/balance',
      '/statements',
      '/reports/disbursements-by-year',
      '/invoices',
    ]);
    expect(shown('admin')).toContain('/mail');
    expect(shown('finance_operator')).not.toContain('/mail');
    expect(shown('finance_operator')).not.toContain('/disbursements');
  });
});
