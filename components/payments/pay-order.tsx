'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { Money } from '@/components/ui/money';
import type { Order } from '@/server/orders/schema';
import type { TestInstruments } from '@/server/payments/schema/test-instruments';
import { CardFields, cardPaths, noCard } from './card-fields';
import { formProblem } from './field-problem';
import { useFormKey } from './use-form-key';

type PayOrderProps = { order: Order; offered: TestInstruments | null };

/** The way to pay an order that waits for it, or whose last try was declined. */
export function PayOrder(props: PayOrderProps) {
  const [isOpen, setOpen] = useState(false);
  const { status, collection, amount, externalReference } = props.order;
  const waits = (status === 'created' || status === 'declined') && collection === null && amount.amount > 0;
  if (!waits) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {status === 'declined' ? 'Pay again…' : 'Pay…'}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={`Pay the order ${externalReference}`}>
        <PayForm {...props} onPaid={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const methods = [
  { value: 'credit_card', label: 'Credit card' },
  { value: 'debit_card', label: 'Debit card' },
] as const;

function PayForm({ order, offered, onPaid }: PayOrderProps & { onPaid: () => void }) {
  const { orders, payments } = useTRPC();
  const queryClient = useQueryClient();
  const key = useFormKey();
  const [method, setMethod] = useState<(typeof methods)[number]['value']>('credit_card');
  const [card, setCard] = useState(noCard);
  const pay = useMutation(
    payments.payOrder.mutationOptions({
      onSuccess: async () => {
        setCard(noCard);
        await Promise.all([
          queryClient.invalidateQueries(orders.get.queryFilter({ id: order.id })),
          queryClient.invalidateQueries(payments.list.queryFilter()),
          queryClient.invalidateQueries(payments.get.queryFilter()),
        ]);
        onPaid();
      },
      // The card is not kept beside the answer.
      gcTime: 0,
    }),
  );
  const problem = formProblem(pay.error, cardPaths);

  function submit(event: FormEvent) {
    event.preventDefault();
    pay.mutate({ id: order.id, key, method, card });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {problem ? <Callout tone="danger">{problem}</Callout> : null}
      <Choice label="Method" value={method} options={methods} onChange={setMethod} />
      <CardFields card={card} onChange={setCard} error={pay.error} offered={offered?.cards ?? null} />
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={pay.isPending}>
          {pay.isPending ? (
            'Paying…'
          ) : (
            <span>
              Pay <Money money={order.amount} />
            </span>
          )}
        </Button>
      </div>
    </form>
  );
}
