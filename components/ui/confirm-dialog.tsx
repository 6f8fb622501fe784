'use client';

import type { ReactNode } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { Button } from './button';
import { Callout } from './callout';
import { Dialog } from './dialog';

export type ConfirmDialogProps = {
  title: string;
  /** What will be so afterwards. */
  children: ReactNode;
  /** The verb on the button: `Revoke the key`. */
  action: string;
  /** On the button that leaves all as it is. */
  back?: string;
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that is not easily undone. */
export function ConfirmDialog({
  title,
  children,
  action,
  back = 'Cancel',
  isPending,
  error,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title}>
      <div className="grid gap-4">
        {error ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
        <div className="grid gap-3">{children}</div>
        <div className="flex justify-end gap-2 border-t pt-4">
          <Button onClick={onClose}>{back}</Button>
          <Button variant="primary" disabled={isPending} onClick={onConfirm}>
            {isPending ? 'One moment…' : action}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
