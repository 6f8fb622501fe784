import type { ReactElement } from 'react';
import { localDate } from '@/server/kernel/calendar';
import { dayIn, moneyIn } from '@/server/kernel/localised';
import { MailFrame, MailText } from '@/server/platform/mail/mail-parts';
import type { Invoice } from '../schema/invoices';

type InvoiceMailProps = { invoice: Invoice; locale: string };

/** To a customer: the document, and in a few words what it is and what is to be done. */
export function invoiceMail({ invoice, locale }: InvoiceMailProps): { subject: string; body: ReactElement } {
  const { kind, number, total, creditOf } = invoice;
  const name = kind === 'invoice' ? 'Invoice' : 'Credit note';
  const amount = moneyIn(locale, BigInt(Math.abs(total.amount)), total.currency);
  return {
    subject: `${name} ${number}`,
    body: (
      <MailFrame title={`${name} ${number}`} preview={`${amount}. The document is attached.`}>
        <MailText>
          {kind === 'invoice'
            ? `Attached is your invoice ${number} of ${amount}.`
            : `Attached is the credit note ${number}: it takes back ${amount} of your invoice ${creditOf}.`}
        </MailText>
        {kind === 'invoice' ? <MailText>{whatToDo(invoice, locale)}</MailText> : null}
      </MailFrame>
    ),
  };
}

function whatToDo({ status, chargeOn, dueOn, paidAt, number }: Invoice, locale: string): string {
  if (status === 'paid' && paidAt) return `It was paid on ${dayIn(locale, localDate(paidAt.slice(0, 10)))}. Thank you.`;
  if (chargeOn && status === 'open')
    return `It is charged to your card on ${dayIn(locale, localDate(chargeOn))}: there is nothing for you to do.`;
  return `Please pay it${dueOn ? ` by ${dayIn(locale, localDate(dueOn))}` : ''}, and give the number ${number} with your transfer.`;
}
