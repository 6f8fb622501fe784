'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Merchant } from '@/server/merchants/schema';

const wordsOf = (seconds: number | null): string =>
  seconds === null ? 'As for all merchants' : `${seconds.toLocaleString('en')} seconds after confirmation`;

/** When an order counts as delivered, and for whoever may, a way to set it. */
export function DeliverySetting({ merchant, mayChange }: { merchant: Merchant; mayChange: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {wordsOf(merchant.deliverAfterSeconds)}
      {mayChange ? (
        <>
          <button type="button" className="text-accent hover:underline" onClick={() => setOpen(true)}>
            Change
          </button>
          <Dialog open={isOpen} onOpenChange={setOpen} title="When orders count as delivered">
            <DeliveryForm merchant={merchant} onDone={() => setOpen(false)} />
          </Dialog>
        </>
      ) : null}
    </span>
  );
}

function DeliveryForm({ merchant, onDone }: { merchant: Merchant; onDone: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { reference } = merchant;
  const [seconds, setSeconds] = useState(merchant.deliverAfterSeconds?.toString() ?? '');
  const change = useMutation(
    trpc.merchants.setDelivery.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.merchants.get.queryFilter({ reference }));
        onDone();
      },
    }),
  );
  const wrong = fieldMessage(change.error, 'deliverAfterSeconds');
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ reference, deliverAfterSeconds: seconds === '' ? null : Number(seconds) });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {change.error && !wrong ? <Callout tone="danger">{refusalOf(change.error).message}</Callout> : null}
      <Field label="Seconds after confirmation" hint="Leave it empty for what holds for all merchants." error={wrong}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            pattern="[0-9]*"
            value={seconds}
            onChange={(event) => setSeconds(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" className="justify-self-end" disabled={change.isPending}>
        Save
      </Button>
    </form>
  );
}
