import { Badge, type Tone } from '@/components/ui/badge';
import type { Difference } from '@/server/disbursements/schema/preview';

export const differenceLook: Record<Difference, { words: string; tone: Tone }> = {
  first: { words: 'New', tone: 'accent' },
  missing: { words: 'Missing', tone: 'warning' },
  changed_sign: { words: 'Changed sign', tone: 'warning' },
  unusually_low: { words: 'Unusually low', tone: 'warning' },
  unusually_high: { words: 'Unusually high', tone: 'warning' },
  fee_rate_changed: { words: 'Other fee rate', tone: 'neutral' },
};

/** How an amount differs from what its merchant got before. */
export const DifferenceBadges = ({ differences }: { differences: readonly Difference[] }) => (
  <span className="inline-flex flex-wrap gap-1">
    {differences.map((difference) => (
      <Badge key={difference} tone={differenceLook[difference].tone}>
        {differenceLook[difference].words}
      </Badge>
    ))}
  </span>
);
