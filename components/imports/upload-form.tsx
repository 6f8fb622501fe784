'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { newIdempotencyKey, UploadError } from '@/components/api/send-file';
import { useTRPC } from '@/components/api/trpc';
import { bytesText } from '@/components/format/count-text';
import { useFormatting } from '@/components/format/formatting';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import type { ImportKind } from '@/server/imports/schema';
import { kinds } from './kinds';
import { type Upload, type UploadRequest, uploadFile } from './upload-file';

type Sending = { request: UploadRequest; share: number } | null;
type Failed = { request: UploadRequest; reason: string } | null;

/** Drop a file or choose one; it goes up at once, and its columns come next. */
export function UploadForm() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { locale } = useFormatting();
  const upload = useRef<Upload>(null);
  const [kind, setKind] = useState<ImportKind>('orders');
  const [sending, setSending] = useState<Sending>(null);
  const [failed, setFailed] = useState<Failed>(null);

  async function send(request: UploadRequest) {
    setFailed(null);
    setSending({ request, share: 0 });
    upload.current = uploadFile(request, (share) => setSending({ request, share }));
    try {
      const imported = await upload.current.done;
      queryClient.setQueryData(trpc.imports.get.queryKey({ id: imported.id }), imported);
      void queryClient.invalidateQueries(trpc.imports.list.queryFilter());
      router.push(`/imports/${imported.id}`);
    } catch (error) {
      setSending(null);
      const reason = error instanceof UploadError ? error.message : 'Something went wrong on our side.';
      setFailed({ request, reason });
    }
  }

  return (
    <div className="grid gap-3">
      {failed ? (
        <Callout
          tone="danger"
          title={`${failed.request.file.name} was not taken`}
          action={
            <Button size="sm" onClick={() => void send(failed.request)}>
              Try again
            </Button>
          }
        >
          {failed.reason}
        </Callout>
      ) : null}
      <Choice
        label="What is in the file"
        value={kind}
        options={[
          { value: 'orders', label: kinds.orders.label },
          { value: 'merchants', label: kinds.merchants.label },
        ]}
        onChange={setKind}
      />
      <FileDrop
        label="CSV file"
        words={`Drop a CSV file of ${kinds[kind].many} here`}
        hint="Any separator, with or without a header, also gzipped. Nothing is taken in before you have seen it."
        accept=".csv,.txt,.tsv,.gz,text/csv"
        onFile={(file) => void send({ file, kind, idempotencyKey: newIdempotencyKey() })}
        busy={
          sending ? (
            <div className="grid w-72 max-w-full gap-2">
              <p className="truncate font-medium">{sending.request.file.name}</p>
              <Progress label={`Uploading ${sending.request.file.name}`} share={sending.share} />
              <div className="flex items-center justify-between text-muted text-xs">
                <span className="tabular-nums">
                  {bytesText(Math.round(sending.share * sending.request.file.size), locale)} of{' '}
                  {bytesText(sending.request.file.size, locale)}
                </span>
                <Button size="sm" variant="ghost" onClick={() => upload.current?.cancel()}>
                  Cancel
                </Button>
              </div>
            </div>
          ) : undefined
        }
      />
    </div>
  );
}
