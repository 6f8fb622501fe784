import { Badge, type Tone } from '@/components/ui/badge';
import { Day } from '@/components/ui/day';
import type { FeeVersion } from '@/server/merchants/schema/fees';

const states: Record<FeeVersion['state'], { tone: Tone; label: string }> = {
  current: { tone: 'positive', label: 'In force' },
  coming: { tone: 'accent', label: 'To come' },
  past: { tone: 'neutral', label: 'Past' },
  replaced: { tone: 'neutral', label: 'Replaced before its start' },
};

export function VersionState({ state }: { state: FeeVersion['state'] }) {
  return <Badge tone={states[state].tone}>{states[state].label}</Badge>;
}

/** The tiers in words, one below the other. */
export function Tiers({ of }: { of: FeeVersion['tiers'] }) {
  return (
    <ul className="grid gap-0.5 tabular-nums">
      {of.map(({ words }) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

/** From which day to which a version holds, or would have. */
export function Holds({ of: { startsOn, endsBefore, state } }: { of: FeeVersion }) {
  return (
    <>
      {startsOn === null ? 'From the beginning' : <Day day={startsOn} />}
      {endsBefore === null || state === 'replaced' ? null : (
        <>
          {' '}
          to before <Day day={endsBefore} />
        </>
      )}
    </>
  );
}
