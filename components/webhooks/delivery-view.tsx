'use client';

import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { AttemptView } from './attempt-view';
import { CodeBlock } from './code-block';
import { DeliveryStatusBadge } from './delivery-status';
import { useWebhookChanges } from './use-webhook-changes';

/** One delivery: what is sent, and what came back each time. */
export function DeliveryView({ id, mayChange }: { id: string; mayChange: boolean }) {
  const trpc = useTRPC();
  const {
    data: delivery,
    error,
    refetch,
  } = useQuery({
    ...trpc.webhooks.delivery.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 1_000 : false),
  });
  if (!delivery) return error ? <ErrorState what="The delivery" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[
          { label: 'Webhooks', href: '/webhooks' },
          { label: 'Endpoint', href: `/webhooks/${delivery.endpointId}` },
        ]}
        title={delivery.type}
        beside={<DeliveryStatusBadge delivery={delivery} />}
        facts={
          <>
            <span className="break-all">{delivery.messageId}</span>
            <span>
              Made <Instant at={delivery.createdAt} />
            </span>
            {delivery.nextAttemptAt && delivery.attempts > 0 ? (
              <span>
                Next attempt <Instant at={delivery.nextAttemptAt} />
              </span>
            ) : null}
          </>
        }
        actions={mayChange ? <Replay id={id} isWaiting={delivery.status === 'pending'} /> : null}
      />
      <Section title="Attempts">
        {delivery.tries.length === 0 ? (
          <EmptyState icon={Send} title="Not tried yet">
            {delivery.status === 'pending' ? 'It is tried as soon as what came before it has ended.' : null}
          </EmptyState>
        ) : (
          <ol className="grid gap-3">
            {delivery.tries.toReversed().map((attempt) => (
              <AttemptView key={attempt.number} attempt={attempt} />
            ))}
          </ol>
        )}
      </Section>
      <Section title="Body">
        <CodeBlock label="As it is sent, here with line breaks">{JSON.stringify(delivery.payload, null, 2)}</CodeBlock>
      </Section>
    </>
  );
}

function Replay({ id, isWaiting }: { id: string; isWaiting: boolean }) {
  const router = useRouter();
  const { replay } = useWebhookChanges();
  const send = () =>
    replay.mutate(
      { id },
      {
        onSuccess: (made) => {
          toast.success('It is on its way again.');
          if (made.id !== id) router.push(`/webhooks/deliveries/${made.id}`);
        },
      },
    );
  return (
    <Button disabled={replay.isPending} onClick={send}>
      {isWaiting ? 'Try now' : 'Send again'}
    </Button>
  );
}
