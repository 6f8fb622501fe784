'use client';

import { useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import type { DisabledReason, Endpoint } from '@/server/webhooks/schema/endpoints';
import { useWebhookChanges } from './use-webhook-changes';

const reasons: Record<DisabledReason, string> = {
  by_hand: 'Somebody disabled it.',
  gone: 'The receiver answered 410 Gone.',
  failing: 'Nothing that was sent there arrived for too long.',
};

/** Why nothing is sent, and the way out. */
export function DisabledNote({ endpoint, mayChange }: { endpoint: Endpoint; mayChange: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [held, setHeld] = useState<'send' | 'drop'>('send');
  const { change } = useWebhookChanges();
  const { disabled, health, id } = endpoint;
  if (!disabled) return null;
  const enable = () => change.mutate({ id, enabled: true, held }, { onSuccess: () => setOpen(false) });
  return (
    <div className="mb-6">
      <Callout
        tone={disabled.reason === 'by_hand' ? 'info' : 'danger'}
        title="Nothing is sent to this endpoint"
        action={
          mayChange ? (
            <Button size="sm" onClick={() => setOpen(true)}>
              Enable
            </Button>
          ) : undefined
        }
      >
        {reasons[disabled.reason]} Disabled <Instant at={disabled.at} />. What happens meanwhile is held.
      </Callout>
      <Dialog open={isOpen} onOpenChange={setOpen} title="Enable the endpoint">
        <div className="grid gap-4">
          <Choice
            label={`What was held: ${health.held} ${health.held === 1 ? 'message' : 'messages'}`}
            value={held}
            options={[
              { value: 'send', label: 'Send it' },
              { value: 'drop', label: 'Drop it' },
            ]}
            onChange={setHeld}
          />
          {change.error ? <Callout tone="danger">{refusalOf(change.error).message}</Callout> : null}
          <div className="flex justify-end">
            <Button variant="primary" disabled={change.isPending} onClick={enable}>
              Enable
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}
