import { Badge } from '@/components/ui/badge';
import type { RetryRules } from '@/server/billing/schema/policy';
import { outcomeLook } from './outcome-look';
import { waitWords } from './wait-typed';

/** The outcomes that have a rule, in the order in which they are shown. */
export const ruled = ['network_error', 'no_funds', 'declined', 'unknown'] as const satisfies (keyof RetryRules)[];

/** What is done after each outcome, in words. */
export function PolicyRules({ rules }: { rules: RetryRules }) {
  return (
    <dl className="grid">
      {ruled.map((outcome) => {
        const { words, tone } = outcomeLook(outcome);
        return (
          <div key={outcome} className="grid gap-x-6 gap-y-1 border-b py-2.5 sm:grid-cols-[11rem_1fr]">
            <dt>
              <Badge tone={tone}>{words}</Badge>
            </dt>
            <dd className="max-w-prose">{ruleWords(outcome, rules)}</dd>
          </div>
        );
      })}
      <div className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[11rem_1fr]">
        <dt className="text-muted">All other failures</dt>
        <dd className="max-w-prose text-muted">Never tried blindly: put before a person at once, under Review.</dd>
      </div>
    </dl>
  );
}

function ruleWords(outcome: (typeof ruled)[number], rules: RetryRules): string {
  const steps = rules[outcome].waits.map(waitWords);
  if (outcome === 'unknown')
    return `The provider is asked what came of it: ${steps.join('; ')}; the last one over and over. Never charged again before that is known.`;
  const afterwards = rules[outcome].afterwards === 'fail' ? 'it is given up' : 'it is put before a person';
  if (steps.length === 0) return `Not tried again: ${afterwards} at once.`;
  return `Tried again ${steps.join('; ')}. After the last, ${afterwards}.`;
}
