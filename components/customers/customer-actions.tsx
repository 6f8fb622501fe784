'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Customer } from '@/server/invoices/schema/customers';

/** Suspends a customer with a reason, makes it active again, or deletes one that was a mistake. */
export function CustomerActions({ customer }: { customer: Customer }) {
  const [asks, setAsks] = useState<'status' | 'delete' | null>(null);
  const isActive = customer.status === 'active';
  return (
    <>
      <Button onClick={() => setAsks('delete')}>Delete…</Button>
      <Button onClick={() => setAsks('status')}>{isActive ? 'Suspend…' : 'Make active…'}</Button>
      {asks === 'status' ? (
        <Question customer={customer} isActive={isActive} onClose={() => setAsks(null)} />
      ) : asks === 'delete' ? (
        <Deletion customer={customer} onClose={() => setAsks(null)} />
      ) : null}
    </>
  );
}

function Deletion({ customer: { reference, name }, onClose }: { customer: Customer; onClose: () => void }) {
  const { customers } = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const deletion = useMutation(
    customers.delete.mutationOptions({
      onSuccess: async () => {
        router.push('/customers');
        await queryClient.invalidateQueries(customers.list.queryFilter());
        toast.success(`${name} is deleted.`);
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      action="Delete it"
      isPending={deletion.isPending}
      error={deletion.error}
      onConfirm={() => deletion.mutate({ reference })}
      onClose={onClose}
    >
      <p>Only a customer that never subscribed nor was invoiced can be deleted. Others are suspended.</p>
    </ConfirmDialog>
  );
}

type QuestionProps = { customer: Customer; isActive: boolean; onClose: () => void };

function Question({ customer, isActive, onClose }: QuestionProps) {
  const { customers } = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const { reference, name } = customer;
  const change = useMutation(
    customers.change.mutationOptions({
      onSuccess: async (changed) => {
        queryClient.setQueryData(customers.get.queryKey({ reference }), changed);
        await queryClient.invalidateQueries(customers.list.queryFilter());
        toast.success(isActive ? `${name} is suspended.` : `${name} is active again.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={isActive ? `Suspend ${name}?` : `Make ${name} active again?`}
      action={isActive ? 'Suspend it' : 'Make it active'}
      isPending={change.isPending || (isActive && reason.trim() === '')}
      error={change.error}
      onConfirm={() =>
        change.mutate(
          isActive ? { reference, status: 'suspended', statusReason: reason.trim() } : { reference, status: 'active' },
        )
      }
      onClose={onClose}
    >
      <p>
        {isActive
          ? 'Its invoices are not charged until it is active again. What it owes stays owed.'
          : 'Its invoices are charged again when they are due.'}
      </p>
      {isActive ? (
        <Field label="Why">
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
      ) : null}
    </ConfirmDialog>
  );
}
