'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { Button } from '@/components/ui/button';
import type { Viewer } from '@/server/identity/schema';
import { roleNames } from './navigation';
import type { Theme } from './theme';
import { ThemeChoice } from './theme-choice';

/** Who is signed in, the colours, and the way out. */
export function UserPanel({ viewer, theme }: { viewer: Viewer; theme: Theme }) {
  return (
    <div className="grid gap-3 border-t px-2 pt-3">
      <div className="min-w-0">
        <p className="truncate font-medium" title={viewer.email}>
          {viewer.name}
        </p>
        <p className="truncate text-muted text-xs">{roleNames[viewer.role]}</p>
      </div>
      <div className="flex items-center justify-between">
        <ThemeChoice initial={theme} />
        <Button size="sm" variant="ghost" onClick={() => void signOut({ callbackUrl: '/login' })}>
          <LogOut aria-hidden />
          Sign out
        </Button>
      </div>
    </div>
  );
}
