import type { Viewer } from '@/server/identity/schema';
import { Brand } from './brand';
import { DemoClockLink } from './demo-clock';
import { NavLinks } from './nav-links';
import type { Theme } from './theme';
import { UserPanel } from './user-panel';

type SidebarProps = { viewer: Viewer; theme: Theme; onFollow?: () => void };

/** The same beside the page on a desktop and in the drawer on a phone. */
export function Sidebar({ viewer, theme, onFollow }: SidebarProps) {
  return (
    <div className="flex h-full flex-col gap-4 px-3 py-4">
      <div className="px-2">
        <Brand />
        {viewer.merchant ? <p className="mt-1 truncate text-muted text-xs">{viewer.merchant.name}</p> : null}
      </div>
      <div className="flex-1 overflow-y-auto">
        <NavLinks viewer={viewer} onFollow={onFollow} />
      </div>
      <DemoClockLink viewer={viewer} onFollow={onFollow} />
      <UserPanel viewer={viewer} theme={theme} onFollow={onFollow} />
    </div>
  );
}
