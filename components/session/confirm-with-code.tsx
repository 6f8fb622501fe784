'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog, type ConfirmDialogProps } from '@/components/ui/confirm-dialog';
import { CodeField } from './code-field';

/**
 * A question that may ask for a second factor: where `error` is the refusal `fresh_code_required`, a field for the code
 * appears, and with a good one `onConfirm` is called once more. Otherwise it is a `ConfirmDialog`.
 */
export function ConfirmWithCode({ error, isPending, onConfirm, children, ...dialog }: ConfirmDialogProps) {
  const { account } = useTRPC();
  const [code, setCode] = useState('');
  const show = useMutation(
    account.confirmSecondFactor.mutationOptions({
      onSuccess: () => {
        setCode('');
        onConfirm();
      },
    }),
  );
  const asksForCode = Boolean(error) && refusalOf(error).code === 'fresh_code_required';
  const wrong = asksForCode ? fieldMessage(show.error, 'code') : undefined;
  return (
    <ConfirmDialog
      {...dialog}
      isPending={isPending || show.isPending}
      error={asksForCode ? (wrong ? null : show.error) : error}
      onConfirm={() => (asksForCode ? show.mutate({ code }) : onConfirm())}
    >
      {children}
      {asksForCode ? (
        <div className="grid gap-2 border-t pt-3">
          <p>Money depends on this: show your second factor once more.</p>
          <CodeField value={code} onChange={setCode} error={wrong} autoFocus />
        </div>
      ) : null}
    </ConfirmDialog>
  );
}
