import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

type PayoutMailProps = {
  merchant: string;
  /** In words: `€1,234.56`. */
  amount: string;
  /** Masked. */
  account: string;
  reference: string;
  /** What the bank said, in words. */
  reason: string;
  /** What the merchant has to do; null: nothing. */
  todo: string | null;
  href: string;
};

export const payoutFailedMail = (props: PayoutMailProps) => (
  <PayoutMail
    {...props}
    title="A payout did not arrive"
    what={`The bank did not take the payout of ${props.amount} to ${props.merchant}, account ${props.account}.`}
  />
);

export const payoutReturnedMail = (props: PayoutMailProps) => (
  <PayoutMail
    {...props}
    title="A payout came back"
    what={`The payout of ${props.amount} to ${props.merchant}, account ${props.account}, was sent back by the bank.`}
  />
);

const PayoutMail = ({
  title,
  what,
  reason,
  todo,
  reference,
  href,
}: PayoutMailProps & { title: string; what: string }) => (
  <MailFrame title={title} preview={what}>
    <MailText>{what}</MailText>
    <MailText>What the bank says: {reason}</MailText>
    <MailText>
      {todo ?? 'There is nothing for you to do: we look into it and pay it again.'} The money is safe with us until
      then.
    </MailText>
    <MailText>Reference: {reference}</MailText>
    <MailAction href={href}>{todo === null ? 'Look at the payout' : 'Look at the bank account'}</MailAction>
  </MailFrame>
);
