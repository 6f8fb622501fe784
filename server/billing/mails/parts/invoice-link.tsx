import { MailAction } from '@/server/platform/mail/mail-parts';

/** What every mail about a charge says. Amounts and days as the customer's people write them. */
export type ChargeMailProps = {
  name: string;
  number: string;
  amount: string;
  /** What a person recognises the card by; null: there is none. */
  card: string | null;
  /** Where the invoice can be seen; null: the customer cannot sign in here. */
  href: string | null;
};

export const InvoiceLink = ({ href }: { href: string | null }) =>
  href === null ? null : <MailAction href={href}>Look at the invoice</MailAction>;
