'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { ErrorState } from '@/components/ui/error-state';
import type { FeeSchedule } from '@/server/merchants/schema/fees';
import { ChangeFees } from './change-fees';
import { feeTitle } from './fee-names';
import { lastMonths } from './fees-of';
import { AppliesTo } from './schedule-view';

/** Another version of a schedule. It begins with what holds, or will. */
export function ChangeSchedule({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { feeSchedules } = useTRPC();
  const { data: schedule, error, refetch } = useQuery(feeSchedules.get.queryOptions({ id }));
  if (!schedule)
    return error ? <ErrorState what="The fee schedule" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[
          { label: 'Fees', href: '/fees' },
          { label: feeTitle(schedule), href: `/fees/${id}` },
        ]}
        title={mayWrite ? 'Change fees' : 'Try other fees'}
        facts={<AppliesTo schedule={schedule} />}
      />
      <ChangeFees
        key={schedule.latestVersion}
        of={{ kind: 'version', ...schedule }}
        now={heldBy(schedule)}
        months={lastMonths(schedule.earliestStart)}
        mayWrite={mayWrite}
      />
    </>
  );
}

/** What holds now, or else first. */
const heldBy = ({ versions }: FeeSchedule) =>
  (versions.find(({ state }) => state === 'current') ?? versions.findLast(({ state }) => state === 'coming'))?.tiers ??
  [];
