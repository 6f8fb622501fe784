'use client';

import { Plus } from 'lucide-react';
import { parseAsBoolean, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

type NewDialogProps = { button: string; title: string; description: string; children: ReactNode };

/** A button and its dialog, which other pages open by the address of this one with `?new=true`. */
export function NewDialog({ button, children, ...dialog }: NewDialogProps) {
  const [isOpen, setOpen] = useQueryState('new', parseAsBoolean.withDefault(false));
  return (
    <>
      <Button variant="primary" onClick={() => void setOpen(true)}>
        <Plus aria-hidden />
        {button}
      </Button>
      <Dialog open={isOpen} onOpenChange={(open) => void setOpen(open || null)} {...dialog}>
        {children}
      </Dialog>
    </>
  );
}
