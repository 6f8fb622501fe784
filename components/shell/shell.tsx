import type { ReactNode } from 'react';
import type { Viewer } from '@/server/identity/schema';
import type { BusinessClock } from '@/server/sandbox/schema';
import { DemoClock, MovedClock } from './demo-clock';
import { Drawer } from './drawer';
import { OpenGroupsProvider } from './open-groups';
import { Sidebar } from './sidebar';
import type { Theme } from './theme';

type ShellProps = {
  viewer: Viewer;
  theme: Theme;
  /** Groups of the menu that this browser remembers. */
  openGroups: readonly string[] | null;
  /** Of a demo. */
  clock: BusinessClock | null;
  children: ReactNode;
};

/** The frame around every page of someone who is signed in. */
export function Shell({ viewer, theme, openGroups, clock, children }: ShellProps) {
  const frame = (
    <OpenGroupsProvider viewer={viewer} remembered={openGroups}>
      <div className="min-h-dvh md:grid md:grid-cols-[14rem_minmax(0,1fr)]">
        <a
          href="#page"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2 focus:shadow-overlay"
        >
          Skip to the page
        </a>
        <aside className="sticky top-0 h-dvh border-r bg-canvas max-md:hidden">
          <Sidebar viewer={viewer} theme={theme} />
        </aside>
        <Drawer viewer={viewer} theme={theme} />
        <div className="min-w-0">
          <MovedClock viewer={viewer} />
          <main id="page" className="mx-auto w-full max-w-6xl px-4 py-5 sm:px-6 md:py-7">
            {children}
          </main>
        </div>
      </div>
    </OpenGroupsProvider>
  );
  return clock === null ? frame : <DemoClock initial={clock}>{frame}</DemoClock>;
}
