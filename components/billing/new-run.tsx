'use client';

import { Plus } from 'lucide-react';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { NewRunForm } from './new-run-form';

/** The button and its dialog, which other pages open by the address `/billing/runs?new=true`. */
export function NewRun() {
  const [isOpen, setOpen] = useQueryState('new', parseAsBoolean.withDefault(false));
  return (
    <>
      <Button variant="primary" onClick={() => void setOpen(true)}>
        <Plus aria-hidden />
        New run
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => void setOpen(open || null)}
        title="New billing run"
        description="Charges the invoices of a month that are due by today."
      >
        <NewRunForm />
      </Dialog>
    </>
  );
}
