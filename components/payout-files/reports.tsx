'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import type { PayoutReport } from '@/server/payouts/schema/reports';
import { summaryOf } from './report-drop';
import { ReportLines } from './report-lines';

/** What the bank reported of a file, the newest first; each unfolds into its lines. */
export function Reports({
  fileId,
  open,
  onOpen,
}: {
  fileId: string;
  open: string | null;
  onOpen: (id: string | null) => void;
}) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.payoutFiles.reports.queryOptions({ fileId }));
  if (error && !data) return <ErrorState what="The reports" error={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <ol className="divide-y border-t">
      {data.map((report) => (
        <li key={report.id} className="py-3">
          <Report
            report={report}
            isOpen={open === report.id}
            onToggle={() => onOpen(open === report.id ? null : report.id)}
          />
        </li>
      ))}
    </ol>
  );
}

type ReportProps = { report: PayoutReport; isOpen: boolean; onToggle: () => void };

function Report({ report, isOpen, onToggle }: ReportProps) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <p className="break-words">
            {summaryOf(report.effects, report.unnamed)}
            {report.groupCode ? <span className="text-muted"> The file as a whole: {report.groupCode}.</span> : null}
          </p>
          <p className="text-muted text-xs">
            {report.messageId}, taken in by {report.receivedBy}, <Instant at={report.receivedAt} />
          </p>
        </div>
        <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={onToggle}>
          {isOpen ? 'Hide its lines' : 'Show its lines'}
        </Button>
      </div>
      {isOpen ? (
        <div className="mt-3">
          <ReportLines id={report.id} />
        </div>
      ) : null}
    </>
  );
}
