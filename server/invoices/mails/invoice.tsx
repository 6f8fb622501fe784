import type { ReactElement } from 'react';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { MoneyJson } from '@/server/kernel/shapes';
import { MailFrame, MailText } from '@/server/platform/mail/mail-parts';
import type { Invoice } from '../schema/invoices';

type InvoiceMailProps = { invoice: Invoice; locale: string };

/** To a customer: the document, and in a few words what it is and what is to be done. */
export function invoiceMail({ invoice, locale }: InvoiceMailProps): { subject: string; body: ReactElement } {
  const { kind, number, total, creditOf } = invoice;
  const name = kind === 'invoice' ? 'Invoice' : 'Credit note';
  const amount = amountIn(locale, { ...total, amount: Math.abs(total.amount) });
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
  if (status === 'paid' && paidAt) return `It was paid on ${dayIn(locale, paidAt.slice(0, 10))}. Thank you.`;
  if (chargeOn && status === 'open')
    return `It is charged to your card on ${dayIn(locale, chargeOn)}: there is nothing for you to do.`;
  return `Please pay it${dueOn ? ` by ${dayIn(locale, dueOn)}` : ''}, and give the number ${number} with your transfer.`;
}

const dayIn = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(inEnglish(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

function amountIn(locale: string, { amount, currency }: MoneyJson): string {
  const digits = exponentOf(currency as CurrencyCode);
  const format = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(inEnglish(locale), format).format(formatDecimal(BigInt(amount), digits) as `${number}`);
}

/** The text is English, and so are the names of its months; numbers and the order of a date are those of the country. */
function inEnglish(locale: string): string {
  const { region } = new Intl.Locale(locale).maximize();
  return region ? `en-${region}` : 'en-GB';
}
