import { Digits } from '@/components/bank-accounts/account-facts';
import { Day, Instant } from '@/components/ui/day';
import type { Payout } from '@/server/payouts/schema';

type Attempt = Payout['attempts'][number];
type Event = Attempt['events'][number];

const kinds: Record<Event['kind'], string> = {
  sending: 'Sent',
  accepted: 'Taken by the bank',
  not_sent: 'Did not leave the house',
  unknown: 'No answer: it is asked about',
  asking: 'The bank was asked',
  not_found: 'The bank has not heard of it',
  paid: 'Paid',
  failed: 'Failed',
  returned: 'Came back',
};
const sources: Record<Event['source'], string | null> = {
  bank: null,
  file: 'by bank file',
  status_report: 'by status report',
  statement: 'by bank statement',
  staff: 'by staff',
};

/** Each attempt with what happened to it, the newest first. That the bank was asked is told once, with how often. */
export function Attempts({ attempts }: { attempts: Attempt[] }) {
  return (
    <ol className="mt-4 grid gap-4">
      {attempts.map((attempt) => (
        <li key={attempt.number} className="border-line border-l-2 pl-4">
          <p className="font-medium">
            <Digits>{attempt.reference}</Digits> <span className="font-normal text-muted">to {attempt.account}</span>
          </p>
          <ul className="mt-1 grid gap-0.5 text-muted">
            {attempt.events.filter(isNews).map((event) => (
              <li key={`${event.kind} ${event.at}`} className="flex flex-wrap gap-x-2">
                <Instant at={event.at} />
                <span className="text-ink">
                  {event.code === 'HELD' ? 'Held back' : kinds[event.kind]}
                  {event.code !== 'HELD' && sources[event.source] ? `, ${sources[event.source]}` : ''}
                </span>
                {event.bookedOn ? (
                  <span>
                    booked <Day day={event.bookedOn} />
                  </span>
                ) : null}
                {event.words ? <span>{event.words}</span> : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Of asking, the first of a row is news. */
const isNews = (event: Event, index: number, all: Event[]): boolean =>
  event.kind !== 'asking' || all[index - 1]?.kind !== 'asking';
