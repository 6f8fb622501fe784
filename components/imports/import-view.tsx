'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { AskedBy } from '@/components/audit/asked-by';
import { TimeLine } from '@/components/audit/time-line';
import { bytesText } from '@/components/format/count-text';
import { useFormatting } from '@/components/format/formatting';
import { PageHeader } from '@/components/shell/page-header';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import type { Import } from '@/server/imports/schema';
import { CheckedStep } from './checked-step';
import { ColumnsStep } from './columns-step';
import { ImportResult } from './import-result';
import { ImportStatusBadge, isBusy } from './import-status';
import { ImportSteps } from './import-steps';
import { kinds } from './kinds';
import { PhaseProgress } from './phase-progress';

type ImportViewProps = {
  id: string;
  /** Whether the viewer may decide, or only look. */
  mayDecide: boolean;
  viewerId: string;
};

/** One file on its way in: each status has its own step. */
export function ImportView({ id, mayDecide, viewerId }: ImportViewProps) {
  const trpc = useTRPC();
  const { locale } = useFormatting();
  const { data, error, refetch } = useQuery({
    ...trpc.imports.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 1000 : false),
  });
  const of = { type: 'import', id } as const;
  if (!data) return error ? <ErrorState what="The import" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Imports', href: '/imports' }]}
        title={data.fileName}
        beside={<ImportStatusBadge status={data.status} />}
        facts={
          <>
            <span>{kinds[data.kind].label}</span>
            <span suppressHydrationWarning>{bytesText(data.fileBytes, locale)}</span>
            <span>
              Uploaded by{' '}
              <AskedBy of={of} action="import.uploaded" requestedBy={data.requestedBy} viewerId={viewerId} />,{' '}
              <Instant at={data.createdAt} />
            </span>
          </>
        }
      />
      <ImportSteps status={data.status} />
      {data.sameFileAs ? (
        <div className="mb-6">
          <Callout tone="info" title="The very same file came in before">
            See{' '}
            <Link className="text-accent underline underline-offset-2" href={`/imports/${data.sameFileAs}`}>
              that import
            </Link>
            . Rows that are already there are not taken in twice.
          </Callout>
        </div>
      ) : null}
      <Step imported={data} mayDecide={mayDecide} />
      <TimeLine of={of} viewerId={viewerId} state={data.status} />
    </>
  );
}

function Step({ imported, mayDecide }: { imported: Import; mayDecide: boolean }) {
  const [isRemapping, setRemapping] = useState(false);
  switch (imported.status) {
    case 'uploaded':
      return mayDecide ? <ColumnsStep imported={imported} /> : <Waiting />;
    case 'checking':
    case 'applying':
      return <PhaseProgress imported={imported} />;
    case 'checked':
      if (!mayDecide) return <Waiting />;
      return isRemapping ? (
        <ColumnsStep imported={imported} onChecked={() => setRemapping(false)} />
      ) : (
        <CheckedStep imported={imported} onRemap={() => setRemapping(true)} />
      );
    case 'completed':
    case 'rejected':
    case 'failed':
      return <ImportResult imported={imported} />;
  }
}

function Waiting() {
  return (
    <Callout tone="info" title="This import waits for a decision">
      Someone who may import has to go on with it.
    </Callout>
  );
}
