'use client';

import { useFormatting } from '@/components/format/formatting';
import { relativeText } from '@/components/format/relative-text';
import { Section } from '@/components/shell/section';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { type TimeLineOf, useTimeLine } from './use-time-line';

type TimeLineProps = { of: TimeLineOf /** Whoever looks is `you`. */; viewerId: string; state?: string };

/** What happened to an object, in sentences: on every page of an object. */
export function TimeLine({ of, viewerId, state }: TimeLineProps) {
  const { data, error, refetch } = useTimeLine(of, state);
  const { locale } = useFormatting();
  return (
    <Section title="What happened">
      {error && !data ? <ErrorState what="What happened" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-4 w-64" /> : null}
      {data?.events.length === 0 ? <p className="text-muted">Nothing was written down about this yet.</p> : null}
      <ol className="grid">
        {data?.events.map(({ id, at, who, text, why }) => (
          <li
            key={id}
            className="relative border-line-strong border-l pb-4 pl-5 last:border-transparent last:pb-0 before:absolute before:top-1.5 before:-left-[4.5px] before:size-2 before:rounded-full before:bg-accent"
          >
            <p className="break-words">
              <span className="font-medium">{who.id !== null && who.id === viewerId ? 'You' : who.name}</span> {text}
            </p>
            {why ? <p className="mt-0.5 border-l-2 pl-2 text-muted">{why}</p> : null}
            <p className="flex flex-wrap gap-x-2 text-muted text-xs">
              <span suppressHydrationWarning>{relativeText(at, new Date(), locale)}</span>
              <Instant at={at} />
            </p>
          </li>
        ))}
      </ol>
      {data?.isCut ? <p className="mt-2 text-muted text-xs">More happened than is shown here: see the audit.</p> : null}
    </Section>
  );
}
