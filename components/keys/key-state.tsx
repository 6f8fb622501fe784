import { Badge, type Tone } from '@/components/ui/badge';
import type { KeyState } from '@/server/identity/schema/keys';

const looks: Record<KeyState, { label: string; tone: Tone }> = {
  unused: { label: 'Never used', tone: 'neutral' },
  active: { label: 'Active', tone: 'positive' },
  expiring: { label: 'Expires soon', tone: 'warning' },
  expired: { label: 'Expired', tone: 'neutral' },
  revoked: { label: 'Revoked', tone: 'danger' },
};

export const KeyStateBadge = ({ state }: { state: KeyState }) => (
  <Badge tone={looks[state].tone}>{looks[state].label}</Badge>
);
