import { MailFrame, MailText } from '@/server/platform/mail/mail-parts';
import { type ChargeMailProps, InvoiceLink } from './parts/invoice-link';

/** The receipt. */
export const paidMail = ({ name, number, amount, card, href, paidOn }: ChargeMailProps & { paidOn: string }) => (
  <MailFrame title={`Thank you: invoice ${number} is paid`} preview={`${amount} was charged on ${paidOn}.`}>
    <MailText>
      Hello {name}, on {paidOn} we charged {amount}
      {card === null ? '' : ` to your ${card}`} for invoice {number}. This is your receipt.
    </MailText>
    <InvoiceLink href={href} />
  </MailFrame>
);
