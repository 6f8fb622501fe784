import { Badge, type Tone } from '@/components/ui/badge';
import type { DisabledReason, Endpoint } from '@/server/webhooks/schema/endpoints';

const disabled: Record<DisabledReason, { words: string; tone: Tone }> = {
  by_hand: { words: 'Disabled', tone: 'neutral' },
  gone: { words: 'Gone', tone: 'danger' },
  failing: { words: 'Disabled: failing', tone: 'danger' },
};

export function EndpointStatus({ endpoint }: { endpoint: Endpoint }) {
  const { disabled: off, health } = endpoint;
  if (off) return <Badge tone={disabled[off.reason].tone}>{disabled[off.reason].words}</Badge>;
  if (health.attempts > 0 && health.failedAttempts === health.attempts) return <Badge tone="danger">Failing</Badge>;
  if (health.failedAttempts > 0) return <Badge tone="warning">Some fail</Badge>;
  return (
    <Badge tone={health.attempts > 0 ? 'positive' : 'neutral'}>{health.attempts > 0 ? 'Healthy' : 'Enabled'}</Badge>
  );
}

/** The share of attempts that failed lately: `2 of 40`. */
export const failuresText = ({ attempts, failedAttempts }: Endpoint['health']): string =>
  attempts === 0 ? 'None tried' : `${failedAttempts} of ${attempts}`;
