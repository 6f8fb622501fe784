'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { MenuCount } from '@/components/ui/menu-count';
import { waitingEveryMs } from './waiting-every';

/** How many runs wait for the viewer, at the end of the menu's entry. */
export function WaitingCount() {
  const { data } = useQuery({ ...useTRPC().runs.waiting.queryOptions(), refetchInterval: waitingEveryMs });
  return <MenuCount of={data?.length ?? 0} />;
}
