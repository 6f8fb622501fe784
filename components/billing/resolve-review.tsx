'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ReviewItem } from '@/server/billing/schema/reviews';
import { useRunChanged } from './run-actions';

/** Asks what was done about an item before it is settled. */
export function ResolveReview({ item, onClose }: { item: ReviewItem; onClose: () => void }) {
  const trpc = useTRPC();
  const changed = useRunChanged();
  const [resolution, setResolution] = useState('');
  const [isMissing, setMissing] = useState(false);
  const resolve = useMutation(
    trpc.billing.resolveReview.mutationOptions({
      onSuccess: async () => {
        await changed();
        toast.success('It is settled.');
        onClose();
      },
    }),
  );
  const confirm = () => {
    if (resolution.trim() === '') return setMissing(true);
    setMissing(false);
    resolve.mutate({ id: item.id, resolution: resolution.trim() });
  };
  return (
    <ConfirmDialog
      title={`Settle what was found about ${item.invoice ?? item.customerName}?`}
      action="Settle it"
      isPending={resolve.isPending}
      error={resolve.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{item.words}</p>
      <p className="text-muted">Nothing is charged by this.</p>
      <Field label="What was done about it" error={isMissing ? 'Say what was done: others read it' : undefined}>
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            value={resolution}
            onChange={({ target }) => setResolution(target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
