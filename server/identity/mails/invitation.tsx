import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

type InvitationMailProps = { invitedBy: string; place: string; href: string; days: number };

export const invitationMail = ({ invitedBy, place, href, days }: InvitationMailProps) => (
  <MailFrame title={`Join ${place}`} preview={`${invitedBy} invites you to ${place}.`}>
    <MailText>
      {invitedBy} invites you to {place}. Choose a name and a password, and you are in.
    </MailText>
    <MailAction href={href}>Accept the invitation</MailAction>
    <MailText>
      The link works once, for {days} days, and lets in whoever opens it: keep it to yourself. If you did not expect
      this mail, you need not do anything.
    </MailText>
  </MailFrame>
);
