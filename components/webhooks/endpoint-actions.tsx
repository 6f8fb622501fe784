'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { Endpoint } from '@/server/webhooks/schema/endpoints';
import { type EventTypeName, eventTypeNames } from '@/server/webhooks/schema/event-types';
import { EndpointForm } from './endpoint-form';
import { RotateSecret } from './rotate-secret';
import { useWebhookChanges } from './use-webhook-changes';

type Open = 'edit' | 'rotate' | 'delete' | null;

export function EndpointActions({ endpoint }: { endpoint: Endpoint }) {
  const [open, setOpen] = useState<Open>(null);
  const { test } = useWebhookChanges();
  const sendTest = () =>
    test.mutate({ id: endpoint.id }, { onSuccess: () => toast.success('A test is on its way: see the deliveries.') });
  const dialog = (name: Exclude<Open, null>) => ({
    open: open === name,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : null),
  });
  const close = () => setOpen(null);
  return (
    <>
      {endpoint.enabled ? (
        <Button disabled={test.isPending} onClick={sendTest}>
          Send a test
        </Button>
      ) : null}
      <Button onClick={() => setOpen('edit')}>Edit</Button>
      <Button onClick={() => setOpen('rotate')}>Rotate secret</Button>
      <Button onClick={() => setOpen('delete')}>Delete</Button>
      <Dialog {...dialog('edit')} title="Edit the endpoint">
        <Edit endpoint={endpoint} onDone={close} />
      </Dialog>
      <Dialog {...dialog('rotate')} title="Rotate the secret">
        <RotateSecret endpointId={endpoint.id} onDone={close} />
      </Dialog>
      <Dialog {...dialog('delete')} title="Delete the endpoint">
        <Delete endpoint={endpoint} />
      </Dialog>
    </>
  );
}

function Edit({ endpoint, onDone }: { endpoint: Endpoint; onDone: () => void }) {
  const { change } = useWebhookChanges();
  const { id, url, description, merchant, enabled } = endpoint;
  const eventTypes = endpoint.eventTypes.filter((type): type is EventTypeName =>
    (eventTypeNames as readonly string[]).includes(type),
  );
  return (
    <div className="grid gap-4">
      <EndpointForm
        side={merchant === null ? 'platform' : 'merchant'}
        initial={{ url, description, eventTypes }}
        submit="Save"
        isPending={change.isPending}
        error={change.error}
        onSubmit={(facts) => change.mutate({ id, ...facts }, { onSuccess: onDone })}
      />
      {enabled ? (
        <div className="border-t pt-4">
          <Button
            disabled={change.isPending}
            onClick={() => change.mutate({ id, enabled: false }, { onSuccess: onDone })}
          >
            Disable the endpoint
          </Button>
          <p className="mt-1 text-muted text-xs">What happens meanwhile is held until it is enabled again.</p>
        </div>
      ) : null}
    </div>
  );
}

function Delete({ endpoint: { id, health } }: { endpoint: Endpoint }) {
  const router = useRouter();
  const { remove } = useWebhookChanges();
  const waiting = health.waiting + health.held;
  return (
    <div className="grid gap-4">
      <p>
        Nothing more is sent there, and its secret ends.{' '}
        {waiting > 0
          ? `${waiting} ${waiting === 1 ? 'message that waits is' : 'messages that wait are'} not sent.`
          : null}
      </p>
      {remove.error ? <Callout tone="danger">{refusalOf(remove.error).message}</Callout> : null}
      <div className="flex justify-end">
        <Button
          variant="primary"
          disabled={remove.isPending}
          onClick={() => remove.mutate({ id }, { onSuccess: () => router.push('/webhooks') })}
        >
          Delete the endpoint
        </Button>
      </div>
    </div>
  );
}
