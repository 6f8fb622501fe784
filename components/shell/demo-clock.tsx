'use client';

import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { BusinessClockProvider, useBusinessClock } from '@/components/format/business-now';
import { countedText } from '@/components/format/count-text';
import { useFormatting } from '@/components/format/formatting';
import { Instant } from '@/components/ui/day';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import type { BusinessClock } from '@/server/sandbox/schema';

const daySeconds = 86_400;

/** Keeps up with the clock of a demo, for all that is below. */
export function DemoClock({ initial, children }: { initial: BusinessClock; children: ReactNode }) {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.sandbox.clock.queryOptions(),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.isMoving ? 1_000 : 15_000),
  });
  return <BusinessClockProvider value={data}>{children}</BusinessClockProvider>;
}

/** Says, above every page, that it is not the time that it seems to be. */
export function MovedClock({ viewer }: { viewer: Viewer }) {
  const clock = useBusinessClock();
  const { locale } = useFormatting();
  if (!clock || (clock.aheadSeconds < 60 && !clock.isMoving)) return null;
  const days = Math.round(clock.aheadSeconds / daySeconds);
  return (
    <aside aria-label="The time of this demo" className="border-b bg-warning-subtle">
      <p
        role="note"
        className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-2 px-4 py-1.5 text-xs sm:px-6"
      >
        <History aria-hidden className="size-3.5 text-warning" />
        <span className="font-medium">
          In this demo it is <Instant at={clock.now} />,
        </span>
        <span suppressHydrationWarning>
          {clock.isMoving
            ? 'and the clock is being moved.'
            : `${countedText(days, 'day', 'days', locale)} ahead of the real time.`}
        </span>
        {roleMay(viewer.role, 'billing:run') ? (
          <Link href="/billing/clock" className="underline hover:text-accent">
            The demo’s clock
          </Link>
        ) : null}
      </p>
    </aside>
  );
}

/** In the menu of a demo, for those who may move it. */
export function DemoClockLink({ viewer, onFollow }: { viewer: Viewer; onFollow?: (() => void) | undefined }) {
  if (useBusinessClock() === null || !roleMay(viewer.role, 'billing:run')) return null;
  return (
    <Link
      href="/billing/clock"
      onClick={onFollow}
      className="-mb-2 flex h-8 items-center gap-2.5 rounded-md px-2 text-muted hover:bg-subtle hover:text-ink max-md:h-10"
    >
      <History aria-hidden className="size-4" strokeWidth={1.75} />
      The demo’s clock
    </Link>
  );
}
