'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { RunFlags as Found } from '@/server/disbursements/schema/flags';
import { FlagList } from './flag-list';

/** What is worth a second look before a run is approved; afterwards, what was seen then. */
export function RunFlags({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(useTRPC().runs.flags.queryOptions({ id }));
  if (error && !data)
    return <ErrorState what="What is worth a second look" error={error} onRetry={() => void refetch()} />;
  if (data && data.lookedAt === null) return null;
  return (
    <Section title="Worth a second look" aside={data ? <LookedAt found={data} /> : null}>
      {data ? <Flags found={data} /> : <Skeleton className="h-16 w-full" />}
    </Section>
  );
}

function Flags({ found: { flags } }: { found: Found }) {
  if (flags.length > 0) return <FlagList flags={flags} />;
  return (
    <p className="flex items-center gap-2 text-muted">
      <CircleCheck aria-hidden className="size-4 text-positive" />
      Nothing stands out: accounts, amounts, refunds and references are as always.
    </p>
  );
}

const LookedAt = ({ found: { lookedAt, isKept } }: { found: Found }) =>
  lookedAt === null ? null : (
    <span className="text-muted text-xs">
      {isKept ? (
        <>
          As it was when it was handed in, <Instant at={lookedAt} />
        </>
      ) : (
        'As it is now'
      )}
    </span>
  );
