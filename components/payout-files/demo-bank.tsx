'use client';

import { useMutation } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import type { PayoutFile } from '@/server/payouts/schema/files';
import { isWithdrawn } from './file-words';
import { useFilesChanged } from './use-files-changed';

/** In the demo alone: its bank takes the file, and then offers its status report, as the page of a real bank would. */
export function DemoBank({ file, mayGive }: { file: PayoutFile; mayGive: boolean }) {
  const { id, downloads } = file;
  const { payoutFiles } = useTRPC();
  const changed = useFilesChanged();
  const give = useMutation(
    payoutFiles.giveToDemoBank.mutationOptions({
      onSuccess: async () => {
        await changed();
        toast.success('The demo bank has it. Fetch its report, then drop that below.');
      },
      onError: (error) => void toast.error(refusalOf(error).message),
    }),
  );
  if (downloads.some(({ toDemoBank }) => toDemoBank))
    return (
      <Button asChild>
        <a href={`/api/download/demo-bank-report.xml?id=${id}`} download>
          <Landmark aria-hidden />
          Fetch the demo bank’s report
        </a>
      </Button>
    );
  if (!mayGive || isWithdrawn(file)) return null;
  return (
    <Button disabled={give.isPending} onClick={() => give.mutate({ id })}>
      <Landmark aria-hidden />
      {give.isPending ? 'One moment…' : 'Give it to the demo bank'}
    </Button>
  );
}
