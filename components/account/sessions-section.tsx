'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { browserText } from './browser-text';

/** Where one is signed in, and the way to end it there. */
export function SessionsSection() {
  const trpc = useTRPC();
  const { data: places, error, refetch } = useQuery(trpc.account.sessions.queryOptions());
  const told = {
    onSuccess: () => void refetch(),
    onError: (error: unknown) => {
      toast.error(refusalOf(error).message);
      void refetch();
    },
  };
  const endOne = useMutation(trpc.account.endSession.mutationOptions(told));
  const endOthers = useMutation(trpc.account.endOtherSessions.mutationOptions(told));
  const isBusy = endOne.isPending || endOthers.isPending;
  return (
    <Section
      title="Where you are signed in"
      aside={
        places && places.length > 1 ? (
          <Button size="sm" disabled={isBusy} onClick={() => endOthers.mutate()}>
            Sign out everywhere else
          </Button>
        ) : undefined
      }
    >
      {error && !places ? (
        <ErrorState what="Where you are signed in" error={error} onRetry={() => void refetch()} />
      ) : null}
      <ul aria-label="Where you are signed in" className="divide-y border-y">
        {places ? null : <Skeleton className="my-3 h-10 w-64" />}
        {places?.map(({ id, isThisOne, userAgent, ip, means, createdAt, lastSeenAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
                {browserText(userAgent)}
                {isThisOne ? <Badge tone="accent">This browser</Badge> : null}
              </p>
              <p className="break-words text-muted text-xs">
                {ip ?? 'Address not known'} · {means === 'single_sign_on' ? 'single sign-on' : 'password'} · since{' '}
                <Instant at={createdAt} /> · last seen <Instant at={lastSeenAt} />
              </p>
            </div>
            {isThisOne ? null : (
              <Button size="sm" disabled={isBusy} onClick={() => endOne.mutate({ id })}>
                Sign out there
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
