'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { NewOrderForm } from './new-order-form';

/** The button and its dialog. */
export function NewOrder({ isStaff }: { isStaff: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New order
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="New order"
        description="To be paid for. One of nothing is confirmed at once."
      >
        <NewOrderForm isStaff={isStaff} />
      </Dialog>
    </>
  );
}
