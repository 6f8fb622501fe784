'use client';

import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import type { Viewer } from '@/server/identity/schema';
import { isAt, navigationFor } from './navigation';

export function NavLinks({ viewer, onFollow }: { viewer: Viewer; onFollow?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="grid gap-4">
      {navigationFor(viewer).map(({ name, destinations }) => (
        <section key={name} aria-label={name}>
          <p aria-hidden className="mb-1 px-2 text-muted text-xs">
            {name}
          </p>
          <ul className="grid gap-0.5">
            {destinations.map(({ href, label, icon: Icon }) => (
              <li key={href}>
                <Link
                  href={href}
                  onClick={onFollow}
                  aria-current={isAt(href, path) ? 'page' : undefined}
                  className={cn(
                    'flex h-8 items-center gap-2.5 rounded-md px-2 max-md:h-10',
                    isAt(href, path) ? 'bg-subtle font-medium text-ink' : 'text-muted hover:bg-subtle hover:text-ink',
                  )}
                >
                  <Icon aria-hidden className="size-4" strokeWidth={1.75} />
                  {label}
                  <Pending />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** A dot while the page behind the link is on its way; slow pages only, so that quick ones do not flicker. */
function Pending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden
      className={cn(
        'ml-auto size-1.5 rounded-full bg-accent opacity-0 transition-opacity',
        pending && 'opacity-100 delay-200',
      )}
    />
  );
}
