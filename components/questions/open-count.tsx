'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { MenuCount } from '@/components/ui/menu-count';
import { MOST_COUNTED } from '@/server/questions/schema';

/** How many questions wait for an answer, at the end of the menu's entry. */
export function OpenCount() {
  const { data } = useQuery({ ...useTRPC().questions.openCount.queryOptions(), refetchInterval: 60_000 });
  return <MenuCount of={data?.open ?? 0} most={MOST_COUNTED} />;
}
