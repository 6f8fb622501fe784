'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { waitingEveryMs } from './waiting-every';

/** How many runs wait for the viewer, at the end of the menu's entry; nothing where none does. */
export function WaitingCount() {
  const { data } = useQuery({ ...useTRPC().runs.waiting.queryOptions(), refetchInterval: waitingEveryMs });
  if (!data || data.length === 0) return null;
  return (
    <span className="pointer-events-none absolute inset-y-0 right-2 my-auto h-4.5 min-w-4.5 rounded-full bg-accent px-1.5 text-center text-on-accent text-xs leading-4.5 tabular-nums">
      {data.length}
      <span className="sr-only"> {data.length === 1 ? 'waits' : 'wait'}</span>
    </span>
  );
}
