import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

const changes = {
  second_factor_added: ['A second factor was set up', 'an authenticator app was set up for your account'],
  second_factor_removed: ['Your second factor was removed', 'the authenticator app of your account was removed'],
  recovery_code_used: [
    'A recovery code was used',
    'one of your recovery codes was used in place of your authenticator',
  ],
  password_changed: ['Your password was changed', 'your password was changed, and you were signed out elsewhere'],
} as const;
export type AccountChange = keyof typeof changes;

export const accountChangeTitles = Object.fromEntries(
  Object.entries(changes).map(([change, [title]]) => [change, title]),
) as Record<AccountChange, string>;

export const accountChangedMail = ({ name, change, href }: { name: string; change: AccountChange; href: string }) => (
  <MailFrame title={changes[change][0]} preview={`${changes[change][0]}.`}>
    <MailText>
      Hello {name}, {changes[change][1]}.
    </MailText>
    <MailText>
      If it was you, there is nothing to do. If it was not, choose another password at once and tell whoever manages
      your people.
    </MailText>
    <MailAction href={href}>Look at my account</MailAction>
  </MailFrame>
);
