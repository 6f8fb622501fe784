'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import type { FeeSchedule, FeeVersion } from '@/server/merchants/schema/fees';
import { feeTitle } from './fee-names';
import { Holds, Tiers, VersionState } from './fee-version';

const columns: Column<FeeVersion>[] = [
  { header: 'Version', cell: ({ version }) => <span className="font-medium tabular-nums">{version}</span> },
  {
    header: 'State',
    cell: (version) => (
      <>
        <VersionState state={version.state} />
        <span className="mt-0.5 block sm:hidden">
          <Holds of={version} />
        </span>
      </>
    ),
  },
  { header: 'Holds', from: 'sm', cell: (version) => <Holds of={version} /> },
  { header: 'Tiers', cell: ({ tiers }) => <Tiers of={tiers} /> },
  {
    header: 'Due',
    from: 'md',
    cell: ({ dueDays }) => (dueDays === 0 ? 'The same day' : <>after {dueDays === 1 ? '1 day' : `${dueDays} days`}</>),
  },
  {
    header: 'Published by',
    from: 'md',
    className: 'max-w-56 break-words',
    cell: ({ publishedBy, why }) => (
      <>
        {publishedBy ?? <span className="text-muted">Came with the product</span>}
        {why ? <p className="text-muted text-xs">{why}</p> : null}
      </>
    ),
  },
];

/** One schedule with every version of it. */
export function ScheduleView({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { feeSchedules } = useTRPC();
  const { data: schedule, error, refetch } = useQuery(feeSchedules.get.queryOptions({ id }));
  if (!schedule)
    return error ? <ErrorState what="The fee schedule" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Fees', href: '/fees' }]}
        title={feeTitle(schedule)}
        facts={<AppliesTo schedule={schedule} />}
        actions={
          <Button asChild variant={mayWrite ? 'primary' : 'secondary'}>
            <Link href={`/fees/${id}/change`}>{mayWrite ? 'Change or try…' : 'Try other fees…'}</Link>
          </Button>
        }
      />
      <Section title="Versions">
        <DataTable
          name="Versions"
          rows={schedule.versions}
          columns={columns}
          rowKey={({ version }) => String(version)}
        />
      </Section>
    </>
  );
}

/** Whom a schedule concerns. */
export function AppliesTo({ schedule: { merchant, exceptions } }: { schedule: FeeSchedule }) {
  if (merchant !== null)
    return (
      <span>
        Only{' '}
        <Link
          href={`/merchants/${encodeURIComponent(merchant.reference)}?tab=terms`}
          className="text-accent underline-offset-2 hover:underline"
        >
          {merchant.name}
        </Link>
      </span>
    );
  return (
    <span>
      All merchants without fees of their own
      {exceptions === 0 ? null : (
        <>
          {' '}
          (<Count of={exceptions} one="merchant has" many="merchants have" /> some)
        </>
      )}
    </span>
  );
}
