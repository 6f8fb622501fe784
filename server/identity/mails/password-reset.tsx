import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

export const passwordResetMail = ({ name, href }: { name: string; href: string }) => (
  <MailFrame title="Choose a new password" preview="A link to choose a new password, good for one hour.">
    <MailText>Hello {name}, somebody asked for a new password for this address.</MailText>
    <MailAction href={href}>Choose a new password</MailAction>
    <MailText>
      The link works once, for one hour. If it was not you, you need not do anything: your password stays as it is.
    </MailText>
  </MailFrame>
);

export const passwordWasResetMail = ({ name, href }: { name: string; href: string }) => (
  <MailFrame title="Your password was changed" preview="Your password was changed by a link that we sent you.">
    <MailText>
      Hello {name}, your password was just changed by a link that we sent to this address, and you were signed out
      everywhere.
    </MailText>
    <MailText>If it was not you, ask for a link of your own at once, and tell whoever manages your people.</MailText>
    <MailAction href={href}>Choose another password</MailAction>
  </MailFrame>
);
