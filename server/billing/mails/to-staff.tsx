import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

export type RunEndedProps = {
  /** `Billing of November 2026`. */
  what: string;
  /** How it ended: `is complete`, `was cancelled`, `could not go on`. */
  how: string;
  why: string | null;
  /** What came of its invoices: `Charged`, 98, `€1,764.00, kr 2,700.00`. */
  outcomes: { says: string; count: number; amounts: string }[];
  href: string;
};

export const runEndedMail = ({ what, how, why, outcomes, href }: RunEndedProps) => (
  <MailFrame title={`${what} ${how}`} preview={outcomes.map(({ says, count }) => `${says}: ${count}`).join(', ')}>
    {why === null ? null : <MailText>{why}</MailText>}
    {outcomes.length === 0 ? <MailText>There was nothing to charge.</MailText> : null}
    {outcomes.map(({ says, count, amounts }) => (
      <MailText key={says}>
        {says}: {count === 1 ? 'one invoice' : `${count} invoices`}, {amounts}
      </MailText>
    ))}
    <MailAction href={href}>Look at the run</MailAction>
  </MailFrame>
);

export type BreakerProps = { provider: string; why: string; at: string; href: string };

export const breakerOpenedMail = ({ provider, why, at, href }: BreakerProps) => (
  <MailFrame title={`Charging by ${provider} is held`} preview={`${why} Nothing is charged until it answers again.`}>
    <MailText>
      At {at} the circuit breaker of {provider} opened: {why}
    </MailText>
    <MailText>
      Nothing is charged there, and nothing fails for it, until one charge has gone through. It is tried again by
      itself.
    </MailText>
    <MailAction href={href}>Look at the provider</MailAction>
  </MailFrame>
);

export const breakerClosedMail = ({ provider, why, at, href }: BreakerProps) => (
  <MailFrame title={`${provider} charges again`} preview={`The circuit breaker closed at ${at}.`}>
    <MailText>
      At {at} the circuit breaker of {provider} closed: {why} What was held goes on by itself.
    </MailText>
    <MailAction href={href}>Look at the provider</MailAction>
  </MailFrame>
);

export type StuckProps = { count: number; numbers: string[]; hours: number; href: string };

export const stuckMail = ({ count, numbers, hours, href }: StuckProps) => (
  <MailFrame
    title={count === 1 ? 'One charge is stuck' : `${count} charges are stuck`}
    preview={`Nobody has known for more than ${hours} hours what came of them.`}
  >
    <MailText>
      For more than {hours} hours the provider has not said what came of {count === 1 ? 'a charge' : 'charges'} for{' '}
      {numbers.join(', ')}
      {count > numbers.length ? `, and ${count - numbers.length} more` : ''}.
    </MailText>
    <MailText>
      It goes on being asked. Nothing is charged again before it is known. Ask the provider’s people, too.
    </MailText>
    <MailAction href={href}>Look at what is stuck</MailAction>
  </MailFrame>
);

export type ReviewProps = { count: number; items: { customer: string; words: string }[]; href: string };

export const reviewMail = ({ count, items, href }: ReviewProps) => (
  <MailFrame
    title={count === 1 ? 'One thing to look at before billing' : `${count} things to look at before billing`}
    preview="There is time to mend them before the first."
  >
    <MailText>
      Looking ahead to the next billing, we found what would not be charged. There is time to mend it.
    </MailText>
    {items.map(({ customer, words }) => (
      <MailText key={`${customer} ${words}`}>
        {customer}: {words}
      </MailText>
    ))}
    {count > items.length ? <MailText>And {count - items.length} more.</MailText> : null}
    <MailAction href={href}>Open the review list</MailAction>
  </MailFrame>
);
