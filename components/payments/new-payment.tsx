'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { TestInstruments } from '@/server/payments/schema/test-instruments';
import { NewPaymentForm } from './new-payment-form';

/** The button and its dialog. */
export function NewPayment({ isStaff, offered }: { isStaff: boolean; offered: TestInstruments | null }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New payment
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="New payment"
        description="Of its own, without an order: by card, or from one account to another."
      >
        <NewPaymentForm isStaff={isStaff} offered={offered} />
      </Dialog>
    </>
  );
}
