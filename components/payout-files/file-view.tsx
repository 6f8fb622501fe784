'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { TimeLine } from '@/components/audit/time-line';
import { Digits } from '@/components/bank-accounts/account-facts';
import { CopiedHash } from '@/components/disbursements/hash';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Count } from '@/components/ui/count';
import { Day, Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Money } from '@/components/ui/money';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';
import type { PayoutFile } from '@/server/payouts/schema/files';
import { CheckWithdrawal } from './check-withdrawal';
import { DemoBank } from './demo-bank';
import { DownloadFile } from './download-file';
import { FileState } from './file-state';
import { formatWords, isWithdrawn } from './file-words';
import { ReportDrop } from './report-drop';
import { Reports } from './reports';
import { WithdrawFile } from './withdraw-file';

type FileViewProps = { id: string; viewer: { id: string; role: Role }; hasDemoBank: boolean };

/** One bank file: what it pays, who took it, and what the bank reported of it. */
export function FileView({ id, viewer, hasDemoBank }: FileViewProps) {
  const trpc = useTRPC();
  const { data: file, error, refetch } = useQuery(trpc.payoutFiles.get.queryOptions({ id }));
  const [shownReport, setShownReport] = useState<string | null>(null);
  if (!file) return error ? <ErrorState what="The file" error={error} onRetry={() => void refetch()} /> : null;
  const mayPay = roleMay(viewer.role, 'payouts:pay');
  return (
    <>
      <PageHeader
        above={[{ label: 'Bank files', href: '/payout-files' }]}
        title={file.messageId}
        beside={<FileState file={file} />}
        facts={
          <>
            <span>{formatWords[file.format]}</span>
            <Link className="hover:text-ink hover:underline" href={`/runs/${file.runId}`}>
              File {file.number} of its run in {file.currency}
            </Link>
          </>
        }
        actions={
          <>
            {hasDemoBank ? <DemoBank file={file} mayGive={mayPay} /> : null}
            {mayPay ? <WithdrawFile file={file} /> : null}
            {mayPay ? <DownloadFile file={file} /> : null}
          </>
        }
      />
      {file.withdrawal ? (
        <div className="mb-4">
          <CheckWithdrawal file={file} mayConfirm={roleMay(viewer.role, 'payouts:confirm')} />
        </div>
      ) : null}
      <Facts
        facts={[
          { name: 'Transfers', value: <Count of={file.transfers} /> },
          { name: 'Sum', value: <Money money={file.total} className="font-medium" /> },
          { name: 'Leaves our account', value: <Digits>{file.account}</Digits> },
          { name: 'To be executed on', value: <Day day={file.executeOn} weekday /> },
          { name: 'Outcomes', value: outcomesOf(file) },
          {
            name: 'Written',
            value: (
              <>
                by {file.createdBy}, <Instant at={file.createdAt} />
              </>
            ),
          },
          { name: 'Hash of the file', value: <CopiedHash hash={file.sha256} /> },
        ]}
      />
      <Section title="Downloads">
        <Downloads of={file} />
      </Section>
      <Section title="Status reports">
        <div className="grid gap-4">
          {mayPay ? (
            <ReportDrop onReceived={({ fileId, id: received }) => fileId === id && setShownReport(received)} />
          ) : null}
          {!mayPay && file.reports === 0 ? <p className="text-muted">None yet.</p> : null}
          <Reports fileId={id} open={shownReport} onOpen={setShownReport} />
        </div>
      </Section>
      <TimeLine
        of={{ type: 'payout_file', id }}
        viewerId={viewer.id}
        state={`${file.downloads.length}/${file.reports}/${file.withdrawal?.state}`}
      />
    </>
  );
}

function outcomesOf({ outcomes: { open, noted, paid, failed, returned } }: PayoutFile): string {
  const said = [
    [paid, 'paid'],
    [failed, 'failed'],
    [returned, 'came back'],
    [open - noted, 'open'],
    [noted, 'with the bank'],
  ] as const;
  return said.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(', ');
}

function Downloads({ of }: { of: PayoutFile }) {
  if (of.downloads.length === 0 && isWithdrawn(of)) return <p className="text-muted">None: it was withdrawn.</p>;
  if (of.downloads.length === 0)
    return <p className="text-muted">Not yet. Its payouts count as sent once somebody has downloaded it.</p>;
  return (
    <ol className="divide-y border-y">
      {of.downloads.map(({ by, at, why, toDemoBank }) => (
        <li key={at} className="py-2">
          {toDemoBank ? 'Given to the demo bank' : 'Downloaded'} by {by}, <Instant at={at} />
          {why ? <span className="block break-words text-muted">{why}</span> : null}
        </li>
      ))}
    </ol>
  );
}
