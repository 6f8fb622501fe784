'use client';

import type { Insert } from '@/components/audit/time-line';
import { kindWords } from '@/components/payables/payable-words';
import { Money } from '@/components/ui/money';
import type { Payable } from '@/server/payables/schema';
import type { Attempt } from '@/server/payments/schema/payments';
import { operationWords, outcomeOf, reasonOf } from './attempt-words';
import { PayableStory } from './payable-story';
import { UnknownSince } from './unknown-since';

/** Each call to the provider, for the line of what happened; of look-ups, which may be many, those that found something. */
export const attemptInserts = (attempts: readonly Attempt[]): Insert[] =>
  attempts.filter(tellsSomething).map((attempt) => ({
    id: `attempt ${attempt.id}`,
    at: attempt.at,
    content: (
      <>
        <p className="break-words">
          <span className="font-medium">Attempt {attempt.number}</span> {operationWords(attempt).toLowerCase()}:{' '}
          {outcomeOf(attempt).words.toLowerCase()}
          {attempt.latencyMs === null ? null : <span className="text-muted"> after {attempt.latencyMs} ms</span>}
        </p>
        {isToldByAudit(attempt) || !reasonOf(attempt) ? null : (
          <p className="mt-0.5 border-l-2 pl-2 text-muted">{reasonOf(attempt)}</p>
        )}
        {attempt.askedAgainAt ? (
          <p className="text-warning text-xs">
            <UnknownSince since={attempt.at} askedAgainAt={attempt.askedAgainAt} />
          </p>
        ) : null}
      </>
    ),
  }));

/** What moves the payment or the refund stands on the line as well, with the reason. */
const isToldByAudit = ({ outcome }: Attempt): boolean =>
  outcome === 'declined' || outcome === 'failed' || outcome === 'unknown';

const tellsSomething = ({ kind, outcome }: Attempt): boolean =>
  kind !== 'look_up' || (outcome !== null && outcome !== 'pending' && outcome !== 'unknown');

/** What was owed because of it; `isTold`: with its story, where no table tells it. */
export const payableInserts = (payables: readonly Payable[], isTold: boolean, mayReadLedger: boolean): Insert[] =>
  payables.map((payable) => ({
    id: `payable ${payable.id}`,
    at: payable.createdAt,
    content: (
      <>
        <p className="break-words">
          <span className="font-medium">Countinghouse</span>{' '}
          {payable.net.amount < 0 ? 'took back from the merchant' : 'owes the merchant'}{' '}
          <Money money={{ ...payable.net, amount: Math.abs(payable.net.amount) }} />
          <span className="text-muted"> · {kindWords[payable.kind].toLowerCase()}</span>
        </p>
        {isTold ? <PayableStory payable={payable} mayReadLedger={mayReadLedger} /> : null}
      </>
    ),
  }));
