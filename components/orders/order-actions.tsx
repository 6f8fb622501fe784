'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Order } from '@/server/orders/schema';

/** What can be done with an order in its state. */
export function OrderActions({ order }: { order: Order }) {
  const [question, setQuestion] = useState<'cancel' | 'deliver' | null>(null);
  const close = () => setQuestion(null);
  const { status } = order;
  const canCancel = status === 'created' || status === 'confirmed' || status === 'declined';
  return (
    <>
      {status === 'confirmed' ? <Button onClick={() => setQuestion('deliver')}>Delivered…</Button> : null}
      {canCancel ? <Button onClick={() => setQuestion('cancel')}>Cancel the order…</Button> : null}
      {question === 'cancel' ? <Cancel order={order} onClose={close} /> : null}
      {question === 'deliver' ? <Deliver order={order} onClose={close} /> : null}
    </>
  );
}

type QuestionProps = { order: Order; onClose: () => void };

function Cancel({ order, onClose }: QuestionProps) {
  const { orders } = useTRPC();
  const [reason, setReason] = useState('');
  const onSuccess = useDecided('The order is cancelled.', onClose);
  const cancel = useMutation(orders.cancel.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Cancel the order ${order.externalReference}?`}
      action="Cancel the order"
      back="Keep it"
      isPending={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ id: order.id, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <p>
        It cannot be opened again.{' '}
        {order.collection === null ? null : 'What was paid for it through Countinghouse is refunded.'}
      </p>
      <Field label="Reason (optional)">
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

function Deliver({ order, onClose }: QuestionProps) {
  const { orders } = useTRPC();
  const onSuccess = useDecided('The order is delivered.', onClose);
  const deliver = useMutation(orders.deliver.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Was the order ${order.externalReference} delivered?`}
      action="It was delivered"
      isPending={deliver.isPending}
      error={deliver.error}
      onConfirm={() => deliver.mutate({ id: order.id })}
      onClose={onClose}
    >
      <p>It is complete from now on, and can no longer be cancelled.</p>
    </ConfirmDialog>
  );
}

/** Shows the order as it is now, also in the lists. */
function useDecided(words: string, onClose: () => void) {
  const { orders } = useTRPC();
  const queryClient = useQueryClient();
  return async (order: Order) => {
    queryClient.setQueryData(orders.get.queryKey({ id: order.id }), order);
    await queryClient.invalidateQueries(orders.list.queryFilter());
    toast.success(words);
    onClose();
  };
}
