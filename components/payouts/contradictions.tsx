import { Digits } from '@/components/bank-accounts/account-facts';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import type { Payout } from '@/server/payouts/schema';

type Contradiction = Payout['contradictions'][number];

const sources: Record<Contradiction['source'], string> = {
  bank: 'the bank’s connection',
  file: 'a bank file',
  status_report: 'a status report',
  statement: 'a bank statement',
  staff: 'staff',
};

/** What was said against what is known of a payout, for who has to ask the bank. */
export function Contradictions({ of }: { of: Contradiction[] }) {
  if (of.length === 0) return null;
  return (
    <div className="mt-4">
      <Callout tone="danger" title="The bank contradicts itself">
        <ul className="grid gap-1">
          {of.map(({ reference, said, source, known, knownSource, at }) => (
            <li key={`${reference} ${said} ${source}`}>
              <Instant at={at} />: {sources[source]} says that <Digits>{reference}</Digits> {ends(said)}, and{' '}
              {sources[knownSource]} said that it {ends(known)}.
            </li>
          ))}
        </ul>
        Nothing was changed. Ask the bank before anything of it is paid again.
      </Callout>
    </div>
  );
}

const ends = (kind: Contradiction['said']): string =>
  kind === 'paid'
    ? 'was paid'
    : kind === 'returned'
      ? 'came back'
      : kind === 'accepted'
        ? 'is with the bank'
        : 'failed';
