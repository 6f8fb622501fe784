'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import type { Chain } from '@/server/audit/schema';

/** What one can do about the chain; a merchant's owner can take its signed head along. */
export function ChainActions({ chain, mayVerify }: { chain: Chain; mayVerify: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const react = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() }),
    onError: (error: unknown) => void toast.error(refusalOf(error).message),
  };
  const verify = useMutation(trpc.audit.verify.mutationOptions(react));
  const exportHeads = useMutation(trpc.audit.exportHeads.mutationOptions(react));
  const isRunning = chain.latest?.status === 'running';
  const href = mayVerify ? `/api/download/audit-heads.json?id=${chain.lastExport?.id}` : '/api/v1/audit/heads';
  return (
    <div className="flex flex-wrap gap-2">
      {mayVerify ? (
        <>
          <Button size="sm" disabled={verify.isPending || isRunning} onClick={() => verify.mutate()}>
            Verify now
          </Button>
          <Button size="sm" disabled={exportHeads.isPending} onClick={() => exportHeads.mutate()}>
            Export heads
          </Button>
        </>
      ) : null}
      {chain.lastExport ? (
        <Button size="sm" asChild>
          <a href={href} download={mayVerify ? undefined : 'audit-heads.json'}>
            Download heads
          </a>
        </Button>
      ) : null}
    </div>
  );
}
