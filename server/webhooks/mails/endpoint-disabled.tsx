import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';
import type { DisabledReason } from '../schema/endpoints';

const reasons: Record<Exclude<DisabledReason, 'by_hand'>, string> = {
  gone: 'The receiver answered 410 Gone, which says that nothing should be sent there any more.',
  failing: 'Nothing we sent there has arrived for too long.',
};

/** To the people who can mend an endpoint that was disabled by itself. */
export const EndpointDisabled = ({
  url,
  reason,
  href,
}: {
  url: string;
  reason: keyof typeof reasons;
  href: string;
}) => (
  <MailFrame title="A webhook endpoint is disabled" preview={`Nothing is sent to ${url} until it is enabled again.`}>
    <MailText>We have stopped sending webhooks to {url}.</MailText>
    <MailText>{reasons[reason]}</MailText>
    <MailText>
      What happens meanwhile is kept. Once the receiver works again, enable the endpoint, and choose whether what was
      kept is sent.
    </MailText>
    <MailAction href={href}>Look at the endpoint</MailAction>
  </MailFrame>
);
