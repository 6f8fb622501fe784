'use client';

import { requesterText } from '@/components/ui/requester';
import { type TimeLineOf, useTimeLine } from './use-time-line';

type AskedByProps = {
  of: TimeLineOf;
  /** What began it: `run.requested`. */
  action: string;
  /** As the object itself knows it: `user:…`. */
  requestedBy: string;
  viewerId: string;
};

/** Who asked for something, by name where it was written down; of what was asked for again, who did so last. */
export function AskedBy({ of, action, requestedBy, viewerId }: AskedByProps) {
  const { data } = useTimeLine(of);
  const who = data?.events.findLast((event) => event.action === action)?.who;
  const isPerson = requestedBy.startsWith('user:') && requestedBy !== `user:${viewerId}`;
  return <>{isPerson && who?.kind === 'user' ? who.name : requesterText(requestedBy, viewerId)}</>;
}
