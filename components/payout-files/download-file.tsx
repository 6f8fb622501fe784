'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { PayoutFile } from '@/server/payouts/schema/files';
import { isWithdrawn } from './file-words';
import { saveFile } from './save-file';
import { useFilesChanged } from './use-files-changed';

/** Downloads a file the first time at once, and asks why from then on. */
export function DownloadFile({ file }: { file: PayoutFile }) {
  const { id, downloads, outcomes } = file;
  const { payoutFiles } = useTRPC();
  const changed = useFilesChanged();
  const isFirst = downloads.every(({ toDemoBank }) => toDemoBank);
  const [isAsking, setAsking] = useState(false);
  const [why, setWhy] = useState('');
  const download = useMutation(
    payoutFiles.download.mutationOptions({
      onSuccess: async (content) => {
        saveFile(content);
        setAsking(false);
        setWhy('');
        await changed();
      },
      // Somebody else was first: the page learns of it, and asks why.
      onError: async (error) => {
        if (isAsking) return;
        if (!fieldMessage(error, 'why')) toast.error(refusalOf(error).message);
        await changed();
      },
    }),
  );
  const wrong = fieldMessage(download.error, 'why');
  // What is taken to the bank once more could be paid otherwise by now.
  if (outcomes.failed + outcomes.returned > 0 || isWithdrawn(file)) return null;
  return (
    <>
      <Button
        variant={isFirst ? 'primary' : 'secondary'}
        disabled={download.isPending}
        onClick={() => (isFirst ? download.mutate({ id }) : setAsking(true))}
      >
        <Download aria-hidden />
        {isFirst ? 'Download' : 'Download again…'}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title="Download this file again?"
          action="Download again"
          isPending={download.isPending}
          error={wrong ? null : download.error}
          onConfirm={() => download.mutate({ id, why })}
          onClose={() => setAsking(false)}
        >
          <p>It was downloaded before. A file that is taken to the bank twice may be paid twice.</p>
          <Field label="Why" hint="Kept beside the file." error={wrong}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={500}
                value={why}
                onChange={({ target }) => setWhy(target.value)}
              />
            )}
          </Field>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
