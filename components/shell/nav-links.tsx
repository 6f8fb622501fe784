'use client';

import { ChevronDown } from 'lucide-react';
import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { useId } from 'react';
import { WaitingCount } from '@/components/disbursements/waiting-count';
import { OpenCount } from '@/components/questions/open-count';
import { cn } from '@/components/ui/cn';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import { entryAt, navigationFor } from './navigation';
import { useOpenGroups } from './open-groups';

export function NavLinks({ viewer, onFollow }: { viewer: Viewer; onFollow?: () => void }) {
  const path = usePathname();
  const { open, toggle } = useOpenGroups();
  const id = useId();
  const shown = navigationFor(viewer);
  const here = entryAt(shown, path);
  return (
    <nav aria-label="Main" className="grid gap-2">
      {shown.map(({ name, destinations }) => (
        <section key={name} aria-label={name}>
          <button
            type="button"
            aria-expanded={open.has(name)}
            aria-controls={`${id}-${name}`}
            onClick={() => toggle(name)}
            className="group flex h-7 w-full items-center justify-between rounded-md px-2 text-muted text-xs hover:bg-subtle hover:text-ink max-md:h-10"
          >
            {name}
            <ChevronDown
              aria-hidden
              className="size-3.5 transition-transform motion-reduce:transition-none group-aria-[expanded=false]:-rotate-90"
            />
          </button>
          <ul id={`${id}-${name}`} hidden={!open.has(name)} className="mt-0.5 grid gap-0.5">
            {destinations.map(({ href, label, icon: Icon }) => (
              <li key={href} className="relative">
                <Link
                  href={href}
                  onClick={onFollow}
                  aria-current={href === here ? 'page' : undefined}
                  className={cn(
                    'flex h-7.5 items-center gap-2.5 rounded-md px-2 max-md:h-10',
                    href === here ? 'bg-subtle font-medium text-ink' : 'text-muted hover:bg-subtle hover:text-ink',
                  )}
                >
                  <Icon aria-hidden className="size-4" strokeWidth={1.75} />
                  {label}
                  <Pending />
                </Link>
                {href === '/runs/waiting' ? <WaitingCount /> : null}
                {href === '/questions' && roleMay(viewer.role, 'questions:answer') ? <OpenCount /> : null}
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
