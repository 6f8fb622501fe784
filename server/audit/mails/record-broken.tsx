import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

type RecordBrokenProps = { found: number; first: string; href: string };

/** To our people, when what is recorded does not hold. */
export const RecordBroken = ({ found, first, href }: RecordBrokenProps) => (
  <MailFrame title="What is recorded does not hold" preview={first}>
    <MailText>
      A verification of everything recorded found {found === 1 ? 'something' : `${found} things`} that cannot be right.
      The first: {first}
    </MailText>
    <MailText>
      The product changes nothing by itself. Find out what was changed, and by whom, before anything is paid out.
    </MailText>
    <MailAction href={href}>Look at the verification</MailAction>
  </MailFrame>
);
