'use client';

import Link from 'next/link';
import type { ReactElement } from 'react';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import type { PaymentDetail } from '@/server/payments/schema/payments';
import { UnknownSince } from './unknown-since';

/** What one must know of a payment before anything else: that it is stuck, not known, or why it came to nothing. */
export function PaymentNotes({ payment, mayRepair }: { payment: PaymentDetail; mayRepair: boolean }) {
  const note = noteOf(payment, mayRepair);
  return note ? <div className="mb-6">{note}</div> : null;
}

function noteOf(payment: PaymentDetail, mayRepair: boolean): ReactElement | null {
  const { status, reason, stuckSince, attempts, orderId, method } = payment;
  if (stuckSince)
    return (
      <Callout tone="warning" title="This could not be finished by itself">
        Since <Instant at={stuckSince} /> it waits for a person
        {mayRepair ? (
          <>
            {': see '}
            <Link href="/payments/dead-letters" className="text-accent hover:underline">
              what is stuck
            </Link>
            .
          </>
        ) : (
          ' of Countinghouse.'
        )}
      </Callout>
    );
  const open = attempts.find(({ askedAgainAt }) => askedAgainAt !== null);
  if (status === 'unknown' && open)
    return (
      <Callout tone="warning" title="The provider’s answer did not arrive">
        Nothing is charged twice: it is asked what came of it.{' '}
        <UnknownSince since={open.at} askedAgainAt={open.askedAgainAt} />.
      </Callout>
    );
  if ((status === 'declined' || status === 'failed' || status === 'rejected') && reason)
    return (
      <Callout tone="danger" title={titles[status]}>
        {reason.message} {orderId ? 'Its order can be paid again, with another card, until it is cancelled.' : null}
      </Callout>
    );
  if (status === 'created' && method === null)
    return <Callout tone="info">Nobody has paid this yet: its order waits for it.</Callout>;
  return null;
}

const titles = {
  declined: 'It was declined',
  failed: 'It failed',
  rejected: 'It was rejected',
} as const;
