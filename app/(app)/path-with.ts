import type { SearchParams } from 'nuqs/server';

/** A page's path with what was asked of it, for the way back after signing in. */
export function pathWith(path: string, search: SearchParams): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one) => [name, one]),
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
