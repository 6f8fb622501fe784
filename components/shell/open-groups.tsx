'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, use, useState } from 'react';
import type { Viewer } from '@/server/identity/schema';
import { menuCookie } from './menu';
import { groupAt, navigationFor, openAtFirst } from './navigation';

type OpenGroups = { open: ReadonlySet<string>; toggle: (name: string) => void };
const Context = createContext<OpenGroups>({ open: new Set(), toggle: () => {} });

type OpenGroupsProps = {
  viewer: Viewer;
  /** What this browser was told before; null: nothing. */
  remembered: readonly string[] | null;
  children: ReactNode;
};

/**
 * Which groups of the menu are open, beside the page and in the drawer alike. What a person opens or closes is remembered; the
 * group of the page that is gone to is opened, and stays so when it is left, so that nothing moves under the pointer.
 */
export function OpenGroupsProvider({ viewer, remembered, children }: OpenGroupsProps) {
  const groups = navigationFor(viewer);
  const here = groupAt(groups, usePathname());
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(remembered ?? openAtFirst(groups)));
  const [last, setLast] = useState<string | null>(null);
  if (here !== last) {
    setLast(here);
    if (here !== null && !open.has(here)) setOpen(new Set([...open, here]));
  }
  function toggle(name: string) {
    const next = new Set(open);
    if (!next.delete(name)) next.add(name);
    setOpen(next);
    remember(next);
  }
  return <Context value={{ open, toggle }}>{children}</Context>;
}

export const useOpenGroups = (): OpenGroups => use(Context);

function remember(open: ReadonlySet<string>) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${menuCookie}=${[...open].join('.')}; path=/; max-age=31536000; samesite=lax`;
}
