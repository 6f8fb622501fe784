import { describe, expect, it } from 'vitest';
import { callbackPath } from './callback-path';

describe('where signing in leads', () => {
  it.each<[string | null | undefined, string, string]>([
    [undefined, '/', 'nothing was wanted'],
    ['', '/', 'nothing was wanted either'],
    ['/runs', '/runs', 'a page of ours'],
    ['/orders?merchant=a%26b', '/orders?merchant=a%26b', 'with its query, untouched'],
    ['https://elsewhere.example/', '/', 'another site'],
    ['//elsewhere.example/x', '/', 'another site without its scheme'],
    ['/\\elsewhere.example', '/', 'browsers read the backslash as a slash'],
    ['/\t/elsewhere.example', '/', 'browsers skip the tab'],
    ['javascript:alert(1)', '/', 'no page at all'],
    ['runs', '/', 'no path: a page’s own address always begins with a slash'],
    ['/login', '/', 'signing in leads not to signing in'],
    ['/second-factor', '/', 'nor to what comes after it'],
    ['/api/auth/signout', '/', 'nor to anything that is no page'],
  ])('%j → %s: %s', (wanted, expected) => {
    expect(callbackPath(wanted)).toBe(expected);
  });
});
