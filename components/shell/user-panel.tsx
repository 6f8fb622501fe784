'use client';

import Link from 'next/link';
import { SignOutButton } from '@/components/session/sign-out-button';
import type { Viewer } from '@/server/identity/schema';
import { roleNames } from './navigation';
import type { Theme } from './theme';
import { ThemeChoice } from './theme-choice';

type UserPanelProps = { viewer: Viewer; theme: Theme; onFollow?: (() => void) | undefined };

/** Who is signed in, the colours, and the way out. */
export function UserPanel({ viewer, theme, onFollow }: UserPanelProps) {
  return (
    <div className="grid gap-3 border-t px-2 pt-3">
      <Link
        href="/account"
        title={viewer.email}
        onClick={onFollow}
        className="-mx-2 block min-w-0 rounded-md px-2 py-1 hover:bg-subtle"
      >
        <p className="truncate font-medium">
          <span className="sr-only">Your account: </span>
          {viewer.name}
        </p>
        <p className="truncate text-muted text-xs">{roleNames[viewer.role]}</p>
      </Link>
      <div className="flex items-center justify-between">
        <ThemeChoice initial={theme} />
        <SignOutButton />
      </div>
    </div>
  );
}
