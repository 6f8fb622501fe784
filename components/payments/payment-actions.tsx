'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Payment } from '@/server/payments/schema/payments';
import { leftOf } from './left-of';
import { OpenDispute } from './open-dispute';
import { RefundPayment } from './refund-payment';

type PaymentActionsProps = { payment: Payment; mayRefund: boolean; mayRepair: boolean };

/** What can be done with a payment in its state. */
export function PaymentActions({ payment, mayRefund, mayRepair }: PaymentActionsProps) {
  const [asked, setAsked] = useState<'refund' | 'dispute' | null>(null);
  const close = () => setAsked(null);
  const { status } = payment;
  const left = leftOf(payment).amount;
  const isCaptured = status === 'captured' || status === 'partially_refunded';
  return (
    <>
      {mayRepair && left > 0 && (isCaptured || status === 'disputed') ? (
        <Button onClick={() => setAsked('dispute')}>Record a dispute…</Button>
      ) : null}
      {mayRefund && left > 0 && isCaptured ? <Button onClick={() => setAsked('refund')}>Refund…</Button> : null}
      {asked === 'refund' ? <RefundPayment payment={payment} onClose={close} /> : null}
      {asked === 'dispute' ? <OpenDispute payment={payment} onClose={close} /> : null}
    </>
  );
}
