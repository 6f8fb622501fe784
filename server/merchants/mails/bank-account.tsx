import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

type BankAccountMailProps = {
  merchant: string;
  /** Masked, as everywhere. */
  account: string;
  holder: string;
  /** What was paid to until now; null: nothing yet. */
  before: string | null;
  by: string;
  href: string;
};

export const bankAccountProposedMail = ({
  merchant,
  account,
  holder,
  before,
  by,
  reason,
  href,
}: BankAccountMailProps & { reason: string }) => (
  <MailFrame title="A new bank account was proposed" preview={`${by} asked to have ${merchant} paid to ${account}.`}>
    <MailText>
      {by} asked that {merchant} is paid to the account {account} of {holder} from now on
      {before === null ? '' : `, in place of ${before}`}.
    </MailText>
    <MailText>The reason given: {reason}</MailText>
    <MailText>Nothing changes until a second person at our side has confirmed it.</MailText>
    <IfNotYou />
    <MailAction href={href}>Look at the bank account</MailAction>
  </MailFrame>
);

export const bankAccountConfirmedMail = ({
  merchant,
  account,
  holder,
  before,
  by,
  payableFrom,
  href,
}: BankAccountMailProps & { payableFrom: string | null }) => (
  <MailFrame title="The bank account was changed" preview={`${merchant} is paid to ${account}.`}>
    <MailText>
      {by} confirmed that {merchant} is paid to the account {account} of {holder}
      {before === null ? '' : `, in place of ${before}`}.
    </MailText>
    {payableFrom === null ? null : (
      <MailText>For your safety nothing is paid there before {payableFrom}. What falls due until then waits.</MailText>
    )}
    <IfNotYou />
    <MailAction href={href}>Look at the bank account</MailAction>
  </MailFrame>
);

const IfNotYou = () => (
  <MailText>
    If this was not you or somebody you know of, tell us at once by answering this mail: we then stop what would be paid
    there.
  </MailText>
);
