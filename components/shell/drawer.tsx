'use client';

import { Menu } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Viewer } from '@/server/identity/schema';
import { Brand } from './brand';
import { Sidebar } from './sidebar';
import type { Theme } from './theme';

/** On a phone: a bar with the name, and the sidebar behind a button. */
export function Drawer({ viewer, theme }: { viewer: Viewer; theme: Theme }) {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center justify-between border-b bg-surface px-4 md:hidden">
      <Brand />
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger asChild>
          <Button variant="ghost" size="icon" aria-label="Menu" className="-mr-2">
            <Menu aria-hidden />
          </Button>
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] bg-canvas shadow-overlay outline-none"
          >
            <Dialog.Title className="sr-only">Menu</Dialog.Title>
            <Sidebar viewer={viewer} theme={theme} onFollow={() => setOpen(false)} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </header>
  );
}
