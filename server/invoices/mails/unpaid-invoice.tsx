import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

export type UnpaidInvoiceProps = {
  name: string;
  number: string;
  /** What is left of it, and when it was due, as the customer's people write them. */
  amount: string;
  dueOn: string;
  /** Why it could not be charged, where that was tried. */
  reason: string | null;
  /** Where it can be seen; null: the customer cannot sign in here. */
  href: string | null;
};

export const reminderMail = ({ name, number, amount, dueOn, reason, href }: UnpaidInvoiceProps) => (
  <MailFrame title={`Invoice ${number} is not paid yet`} preview={`${amount} was due on ${dueOn}.`}>
    <MailText>
      Hello {name}, invoice {number} over {amount} was due on {dueOn}, and we have not been paid.
    </MailText>
    <HowToPay number={number} reason={reason} href={href} />
    <MailText>If you have paid in the last days, thank you: you need not do anything.</MailText>
  </MailFrame>
);

export const overdueMail = ({ name, number, amount, dueOn, reason, href }: UnpaidInvoiceProps) => (
  <MailFrame title={`Invoice ${number} is overdue`} preview={`${amount} was due on ${dueOn}. Please pay it now.`}>
    <MailText>
      Hello {name}, invoice {number} over {amount} was due on {dueOn} and is overdue now. Please pay it at once.
    </MailText>
    <HowToPay number={number} reason={reason} href={href} />
    <MailText>
      If something is wrong with the invoice, or you need more time, write to us before it goes further.
    </MailText>
  </MailFrame>
);

const HowToPay = ({ number, reason, href }: Pick<UnpaidInvoiceProps, 'number' | 'reason' | 'href'>) => (
  <>
    {reason === null ? null : <MailText>What we know: {reason}</MailText>}
    <MailText>
      Pay it by bank transfer with {number} as the reference, or answer this mail and give us another card, which we
      then charge.
    </MailText>
    {href === null ? null : <MailAction href={href}>Look at the invoice</MailAction>}
  </>
);
