'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { useBusinessNow } from '@/components/format/business-now';
import { useFormatting } from '@/components/format/formatting';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { isLocalDate, localDateOf } from '@/server/kernel/calendar';

/** The button that has everything due by a day made available, and the question before it. */
export function SettleThrough() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Settle through…
      </Button>
      {isOpen ? <Question onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Question({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { timeZone } = useFormatting();
  const now = useBusinessNow();
  const [through, setThrough] = useState<string>(() => localDateOf(now(), timeZone));
  const request = useMutation(
    trpc.settlements.request.mutationOptions({
      onSuccess: async ({ settlement, alreadyRequested }) => {
        if (alreadyRequested) toast.info('Everybody is settled that far already. Here is the settlement that did it.');
        await queryClient.invalidateQueries(trpc.settlements.list.queryFilter());
        router.push(`/settlements/${settlement.id}`);
      },
    }),
  );
  return (
    <ConfirmDialog
      title="Settle what is due"
      action="Settle"
      isPending={request.isPending || request.isSuccess || !isLocalDate(through)}
      error={request.error}
      onConfirm={() => request.mutate({ through })}
      onClose={onClose}
    >
      <Field label="Through" error={fieldMessage(request.error, 'through')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            value={through}
            onChange={({ target }) => setThrough(target.value)}
            className="max-w-44 tabular-nums"
          />
        )}
      </Field>
      <p className="text-muted">
        Everything that is due up to and including this day becomes available to its merchant, also of days that were
        missed. What is settled is not unsettled again.
      </p>
    </ConfirmDialog>
  );
}
