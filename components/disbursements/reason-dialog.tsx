'use client';

import { type ReactNode, useState } from 'react';
import { fieldMessage } from '@/components/api/refusal';
import { ConfirmDialog, type ConfirmDialogProps } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type ReasonDialogProps = Omit<ConfirmDialogProps, 'onConfirm'> & {
  /** Who reads the reason. */
  hint: string;
  children: ReactNode;
  onConfirm: (reason: string) => void;
};

/** A question that wants a reason, which others read. */
export function ReasonDialog({ hint, children, error, onConfirm, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const wrong = fieldMessage(error, 'reason');
  return (
    <ConfirmDialog {...dialog} error={wrong ? null : error} onConfirm={() => onConfirm(reason)}>
      {children}
      <Field label="Why" hint={hint} error={wrong}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
