'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EndpointForm } from './endpoint-form';
import { ShownSecret } from './shown-secret';

/** The button and its dialog, which other pages open by the address `/webhooks?new=true`. */
export function NewEndpoint({ isStaff }: { isStaff: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useQueryState('new', parseAsBoolean.withDefault(false));
  const [merchant, setMerchant] = useState<string | null>(null);
  const create = useMutation(
    trpc.webhooks.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.webhooks.pathKey() }),
    }),
  );
  function close() {
    void setOpen(null);
    create.reset();
    setMerchant(null);
  }
  const side = isStaff && merchant === null ? 'platform' : 'merchant';
  return (
    <>
      <Button variant="primary" onClick={() => void setOpen(true)}>
        <Plus aria-hidden />
        Add endpoint
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => (open ? void setOpen(true) : close())}
        title={create.data ? 'The endpoint is ready' : 'Add a webhook endpoint'}
        description={create.data ? undefined : 'An address of yours that is told what happens, as it happens.'}
      >
        {create.data ? (
          <ShownSecret secret={create.data.secret} onDone={close} />
        ) : (
          <EndpointForm
            key={side}
            side={side}
            initial={{ url: '', description: '', eventTypes: [] }}
            submit="Add endpoint"
            isPending={create.isPending}
            error={create.error}
            onSubmit={(facts) => create.mutate({ ...facts, ...(merchant ? { merchant } : {}) })}
          >
            {isStaff ? (
              <MerchantPicker label="Merchant (none: of the platform)" value={merchant} onChange={setMerchant} />
            ) : null}
          </EndpointForm>
        )}
      </Dialog>
    </>
  );
}
