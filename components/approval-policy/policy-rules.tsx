import { Money } from '@/components/ui/money';
import type { ApprovalPolicy } from '@/server/disbursements/schema/policies';

type Rules = Pick<ApprovalPolicy, 'tiers' | 'automatic'>;

/** Who approves what, in words: a line for each currency, and one for all others. */
export function PolicyRules({ rules }: { rules: Rules }) {
  const currencies = [...new Set([...rules.tiers, ...rules.automatic].map(({ currency }) => currency))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const strictest = Math.max(1, ...rules.tiers.map(({ approvers }) => approvers));
  return (
    <dl className="grid">
      {currencies.map((currency) => (
        <div key={currency} className="grid gap-x-6 gap-y-1 border-b py-2.5 sm:grid-cols-[8rem_1fr]">
          <dt className="font-medium">{currency}</dt>
          <dd>
            <ul className="grid gap-1">
              <OfCurrency rules={rules} currency={currency} strictest={strictest} />
            </ul>
          </dd>
        </div>
      ))}
      <div className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[8rem_1fr]">
        <dt className="text-muted">{currencies.length === 0 ? 'All currencies' : 'Other currencies'}</dt>
        <dd className="text-muted">{people(strictest)}, whatever the amount; never approved by itself.</dd>
      </div>
    </dl>
  );
}

function OfCurrency({ rules, currency, strictest }: { rules: Rules; currency: string; strictest: number }) {
  const tiers = rules.tiers.filter((tier) => tier.currency === currency).sort((a, b) => a.fromMinor - b.fromMinor);
  const first = tiers[0];
  const automatic = rules.automatic.find((rule) => rule.currency === currency);
  return (
    <>
      {first === undefined ? <li>{people(strictest)}, whatever the amount</li> : null}
      {first !== undefined && first.fromMinor > 0 ? (
        <li>
          {people(1)} below <Money money={{ amount: first.fromMinor, currency }} />
        </li>
      ) : null}
      {tiers.map(({ fromMinor, approvers }) => (
        <li key={fromMinor}>
          {people(approvers)}{' '}
          {fromMinor === 0 ? (
            'from the first cent on'
          ) : (
            <>
              from <Money money={{ amount: fromMinor, currency }} /> on
            </>
          )}
        </li>
      ))}
      <li className="text-muted">
        {automatic ? (
          <>
            A scheduled run of up to{' '}
            <Money money={{ amount: automatic.upToMinor, currency }} className="text-inherit" /> is approved by itself
          </>
        ) : (
          'Never approved by itself'
        )}
      </li>
    </>
  );
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five'];
const people = (count: number): string => `${numbers[count] ?? count} ${count === 1 ? 'person' : 'people'}`;
