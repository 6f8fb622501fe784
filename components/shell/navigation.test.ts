import { describe, expect, it } from 'vitest';
import { isAt } from './navigation';

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
