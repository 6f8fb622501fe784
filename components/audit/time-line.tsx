'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useBusinessNow } from '@/components/format/business-now';
import { useFormatting } from '@/components/format/formatting';
import { relativeText } from '@/components/format/relative-text';
import { Section } from '@/components/shell/section';
import { cn } from '@/components/ui/cn';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { Timeline } from '@/server/audit/schema';
import { objectHref } from './object-href';
import { type TimeLineOf, useTimeLine } from './use-time-line';

/** Something that belongs on the line and is written down elsewhere than in the audit. */
export type Insert = { id: string; at: string; content: ReactNode };

type TimeLineProps = {
  of: TimeLineOf;
  /** Whoever looks is `you`. */
  viewerId: string;
  state?: string;
  inserts?: readonly Insert[];
};

const none: readonly Insert[] = [];

/** What happened to an object, in sentences: on every page of an object. */
export function TimeLine({ of, viewerId, state, inserts = none }: TimeLineProps) {
  const { data, error, refetch } = useTimeLine(of, state);
  const line =
    data &&
    [
      ...data.events.map((event, index) => ({
        id: event.id,
        at: event.at,
        content: <Sentence event={event} before={data.events[index - 1]} of={of} viewerId={viewerId} />,
        isInsert: false,
      })),
      ...inserts.map((insert) => ({ ...insert, isInsert: true })),
    ].sort(byTime);
  return (
    <Section title="What happened">
      {error && !data ? <ErrorState what="What happened" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-4 w-64" /> : null}
      {line?.length === 0 ? <p className="text-muted">Nothing was written down about this yet.</p> : null}
      <ol className="grid">
        {line?.map(({ id, at, content, isInsert }) => (
          <li
            key={`${isInsert} ${id}`}
            className={cn(
              'relative border-line-strong border-l pb-4 pl-5 last:border-transparent last:pb-0 before:absolute before:top-1.5 before:-left-[4.5px] before:size-2 before:rounded-full',
              isInsert ? 'before:border before:border-line-strong before:bg-surface' : 'before:bg-accent',
            )}
          >
            {content}
            <When at={at} />
          </li>
        ))}
      </ol>
      {data?.isCut ? <p className="mt-2 text-muted text-xs">More happened than is shown here: see the audit.</p> : null}
    </Section>
  );
}

type Event = Timeline['events'][number];
type SentenceProps = { event: Event; before: Event | undefined; of: TimeLineOf; viewerId: string };

/** What stands in the line before already is not said again: of which object it tells, and why. */
function Sentence({ event: { who, text, why, object }, before, of, viewerId }: SentenceProps) {
  const isSame = before?.object.type === object.type && before.object.id === object.id;
  const href = isSame || object.type === of.type ? null : objectHref(object);
  return (
    <>
      <p className="break-words">
        <span className="font-medium">{who.id !== null && who.id === viewerId ? 'You' : who.name}</span> {text}
        {href ? (
          <>
            {' · '}
            <Link href={href} className="text-accent hover:underline">
              {object.type} {object.id}
            </Link>
          </>
        ) : null}
      </p>
      {why && why !== before?.why ? <p className="mt-0.5 border-l-2 pl-2 text-muted">{why}</p> : null}
    </>
  );
}

function When({ at }: { at: string }) {
  const { locale } = useFormatting();
  const now = useBusinessNow();
  return (
    <p className="flex flex-wrap gap-x-2 text-muted text-xs">
      <span suppressHydrationWarning>{relativeText(at, now(), locale)}</span>
      <Instant at={at} />
    </p>
  );
}

const byTime = (a: { at: string }, b: { at: string }): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
