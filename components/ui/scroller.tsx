import type { ReactNode } from 'react';

/**
 * Around what may be wider than the screen: it scrolls by itself, by keyboard too. `relative`, so that what is there for
 * screen readers alone is cut off with the rest instead of widening the page.
 */
export function Scroller({ className, children }: { className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div tabIndex={0} className={`relative overflow-x-auto ${className}`}>
      {children}
    </div>
  );
}

/** From edge to edge of the page, so that a table on a phone is not cut off in the middle of nowhere. */
export const edgeToEdge = '-mx-4 px-4 sm:-mx-6 sm:px-6';
