'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';

export type Pages = {
  cursor: string | undefined;
  next: (cursor: string) => void;
  /** To the page one came from or, after a reload in the middle, to the first. */
  previous: () => void;
  reset: () => void;
};

/**
 * Which page of a list is shown. Keyset pages know only the way on, so the way back is remembered here; the page itself
 * stands in the address, under `name`.
 */
export function usePages(name = 'after'): Pages {
  const [after, setAfter] = useQueryState(name, parseAsString.withOptions({ history: 'push' }));
  const [before] = useState(() => new Map<string, string | null>());
  return {
    cursor: after ?? undefined,
    next: (cursor) => {
      before.set(cursor, after);
      void setAfter(cursor);
    },
    previous: () => void setAfter((after === null ? null : before.get(after)) ?? null),
    reset: () => void setAfter(null, { history: 'replace' }),
  };
}
