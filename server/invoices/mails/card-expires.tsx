import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

export type CardExpiresProps = {
  name: string;
  /** What a person recognises the card by: `Visa ending in 4242`. */
  card: string;
  /** Its last day, as the customer’s people write it. */
  lastDay: string;
  /** Where it can be seen; null: the customer cannot sign in here. */
  href: string | null;
};

export const cardExpiresMail = ({ name, card, lastDay, href }: CardExpiresProps) => (
  <MailFrame title="Your card expires soon" preview={`We can charge your ${card} until ${lastDay}.`}>
    <MailText>
      Hello {name}, we charge your invoices to your {card}. It expires: its last day is {lastDay}.
    </MailText>
    <MailText>
      Answer this mail and give us another card, and nothing changes for you. If the bank has sent you a new one with
      the same number, we need its new date.
    </MailText>
    {href === null ? null : <MailAction href={href}>Look at my invoices</MailAction>}
  </MailFrame>
);
