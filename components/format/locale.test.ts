import { describe, expect, it } from 'vitest';
import { localeOf, timeZoneOf } from './locale';

describe('the viewer’s locale', () => {
  it.each<[string | null, string, string]>([
    ['es-ES,es;q=0.9,en;q=0.8', 'es-ES', 'the first is the one they like best'],
    ['*', 'en', 'anything will do'],
    [null, 'en', 'nothing was said'],
    ['x-klingon, de', 'de', 'the first that is known'],
    ['not a language!', 'en', 'nonsense'],
  ])('%j → %s: %s', (header, expected) => {
    expect(localeOf(header)).toBe(expected);
  });
});

describe('the viewer’s time zone', () => {
  it.each<[string | undefined, string, string]>([
    ['Europe/Madrid', 'Europe/Madrid', 'as the browser said'],
    [undefined, 'UTC', 'not known before the first page'],
    ['Europe/Nowhere', 'UTC', 'a cookie can hold anything'],
  ])('%j → %s: %s', (cookie, expected) => {
    expect(timeZoneOf(cookie)).toBe(expected);
  });
});
