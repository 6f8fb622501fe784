'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey, sendFile, UploadError } from '@/components/api/send-file';
import { useTRPC } from '@/components/api/trpc';
import { Callout } from '@/components/ui/callout';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import type { CsvMappingJson, Uploaded } from '@/server/reconciliation/schema/statements';
import { CsvForm } from './csv-form';
import { UploadedNote } from './uploaded-note';

type Query = { format: 'camt_053' | 'csv'; currency?: string; mapping?: CsvMappingJson; opening?: string };

/** Drop a statement: camt.053 is taken in at once, of a CSV one sees first what each column is read as. */
export function UploadPanel() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [failed, setFailed] = useState<{ name: string; reason: string } | null>(null);
  const [csv, setCsv] = useState<File | null>(null);
  const [done, setDone] = useState<Uploaded | null>(null);

  async function send(file: File, { format, currency, mapping, opening }: Query) {
    setFailed(null);
    setDone(null);
    setShare(0);
    const query = new URLSearchParams({
      fileName: file.name,
      format,
      ...(currency ? { currency } : {}),
      ...(mapping ? { mapping: JSON.stringify(mapping) } : {}),
      ...(opening ? { opening } : {}),
    });
    const request = { path: `/bank-statements?${query}`, file, idempotencyKey: newIdempotencyKey() };
    try {
      const uploaded = await sendFile<Uploaded>(request, setShare).done;
      await queryClient.invalidateQueries(trpc.bankStatements.pathFilter());
      await queryClient.invalidateQueries(trpc.bankMatches.pathFilter());
      setCsv(null);
      setDone(uploaded);
      const [only, ...more] = uploaded.statements;
      if (only && more.length === 0) router.push(`/reconciliation/${only.id}?taken=${uploaded.matched.lines}`);
    } catch (error) {
      setFailed({
        name: file.name,
        reason: error instanceof UploadError ? error.message : 'Something went wrong on our side.',
      });
    } finally {
      setShare(null);
    }
  }

  return (
    <div className="grid gap-3">
      {failed ? (
        <Callout tone="danger" title={`${failed.name} was not taken in`}>
          {failed.reason}
        </Callout>
      ) : null}
      {done ? <UploadedNote uploaded={done} /> : null}
      {csv ? (
        <CsvForm
          file={csv}
          isSending={share !== null}
          onCancel={() => setCsv(null)}
          onSend={(currency, mapping, opening) => void send(csv, { format: 'csv', currency, mapping, opening })}
        />
      ) : (
        <FileDrop
          label="Bank statement"
          words="Drop a bank statement here"
          hint="camt.053, one file for several days and accounts, or CSV. At most 16 MB."
          accept=".xml,.c53,.053,.csv,.txt,text/csv,application/xml,text/xml"
          onFile={(file) => (/\.(csv|txt)$/i.test(file.name) ? setCsv(file) : void send(file, { format: 'camt_053' }))}
          busy={
            share === null ? undefined : (
              <div className="grid w-72 max-w-full gap-2">
                <p className="font-medium">Taking the statement in</p>
                <Progress label="Sending the statement" share={share} />
              </div>
            )
          }
        />
      )}
    </div>
  );
}
