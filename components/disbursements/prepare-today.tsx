'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';

/** Has the run of today prepared by the merchants' own schedules, or leads to the one that there is. */
export function PrepareToday() {
  const { runs } = useTRPC();
  const router = useRouter();
  const prepare = useMutation(
    runs.requestScheduled.mutationOptions({
      onSuccess: ({ run, alreadyRequested }) => {
        if (alreadyRequested) toast.info('Today’s run was prepared before. Here it is.');
        router.push(`/runs/${run.id}`);
      },
      onError: (error) => void toast.error(refusalOf(error).message),
    }),
  );
  return (
    <Button disabled={prepare.isPending || prepare.isSuccess} onClick={() => prepare.mutate()}>
      {prepare.isPending || prepare.isSuccess ? 'Preparing…' : 'Prepare today’s run'}
    </Button>
  );
}
