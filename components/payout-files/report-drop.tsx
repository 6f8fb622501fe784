'use client';

import { useState } from 'react';
import { newIdempotencyKey, sendFile, UploadError } from '@/components/api/send-file';
import { Callout } from '@/components/ui/callout';
import { FileDrop } from '@/components/ui/file-drop';
import type { PayoutReport } from '@/server/payouts/schema/reports';
import { effects } from './file-words';
import { useFilesChanged } from './use-files-changed';

type Ended = { name: string } & ({ report: PayoutReport } | { reason: string });

/** Where the bank's status report is dropped; then what it changed, or why it was not taken. */
export function ReportDrop({ onReceived }: { onReceived?: (report: PayoutReport) => void }) {
  const changed = useFilesChanged();
  const [sending, setSending] = useState<string | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);

  async function send(file: File) {
    setSending(file.name);
    setEnded(null);
    try {
      const request = { path: '/payout-reports', file, idempotencyKey: newIdempotencyKey() };
      const report = await sendFile<PayoutReport>(request).done;
      setEnded({ name: file.name, report });
      await changed();
      onReceived?.(report);
    } catch (error) {
      const reason = error instanceof UploadError ? error.message : 'Something went wrong on our side.';
      setEnded({ name: file.name, reason });
    }
    setSending(null);
  }

  return (
    <div className="grid gap-3">
      <div role="status" className="empty:hidden">
        {ended ? <Result of={ended} /> : null}
      </div>
      <FileDrop
        label="Status report"
        words="Drop the bank’s status report here"
        hint="ISO 20022 pain.002, where the bank gives one: a statement tells as well. The same report has an effect once."
        accept=".xml,application/xml,text/xml"
        onFile={(file) => void send(file)}
        busy={sending === null ? undefined : <p className="text-muted">Reading {sending}…</p>}
      />
    </div>
  );
}

function Result({ of }: { of: Ended }) {
  if ('reason' in of)
    return (
      <Callout tone="danger" title={`${of.name} was not taken`}>
        {of.reason}
      </Callout>
    );
  const { effects: counts, unnamed } = of.report;
  const isClear = !counts.contradicts && !counts.unknown_reference;
  return (
    <Callout tone={isClear ? 'info' : 'warning'} title={`${of.name} was taken in`}>
      {summaryOf(counts, unnamed)}
    </Callout>
  );
}

/** `3 paid, 1 failed. 1 is not mentioned.` */
export function summaryOf(counts: PayoutReport['effects'], unnamed: number): string {
  const said = Object.entries(effects).flatMap(([effect, { words }]) => {
    const count = counts[effect as keyof typeof effects];
    return count ? [`${count} ${words.toLowerCase()}`] : [];
  });
  const mentioned = said.length === 0 ? 'It says nothing of a transfer' : said.join(', ');
  return `${mentioned}.${unnamed > 0 ? ` ${unnamed} ${unnamed === 1 ? 'is' : 'are'} not mentioned.` : ''}`;
}
