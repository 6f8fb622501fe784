import type { ReactElement } from 'react';
import { RecordBroken } from '@/server/audit/mails/record-broken';
import { chargeFailedMail, givenUpMail } from '@/server/billing/mails/charge-failed';
import { paidMail } from '@/server/billing/mails/charged';
import {
  breakerClosedMail,
  breakerOpenedMail,
  reviewMail,
  runEndedMail,
  stuckMail,
} from '@/server/billing/mails/to-staff';
import { accountChangedMail } from '@/server/identity/mails/account-changed';
import { invitationMail } from '@/server/identity/mails/invitation';
import { passwordResetMail, passwordWasResetMail } from '@/server/identity/mails/password-reset';
import { cardExpiresMail } from '@/server/invoices/mails/card-expires';
import { invoiceMail } from '@/server/invoices/mails/invoice';
import { overdueMail, reminderMail } from '@/server/invoices/mails/unpaid-invoice';
import { invoiceExample } from '@/server/invoices/schema/examples';
import type { MailTemplate } from '@/server/mail/schema';
import { bankAccountConfirmedMail, bankAccountProposedMail } from '@/server/merchants/mails/bank-account';
import { payoutFailedMail, payoutReturnedMail } from '@/server/payouts/mails/payout';
import { questionAnsweredMail, questionAskedMail } from '@/server/questions/mails/question';
import { EndpointDisabled } from '@/server/webhooks/mails/endpoint-disabled';

/** Some mails bring their subject along. */
type Made = ReactElement | { subject: string; body: ReactElement };

/** A mail with what it says to an example. */
export type Template = MailTemplate & {
  // biome-ignore lint/suspicious/noExplicitAny: each mail has props of its own, and `template` holds the example against them.
  mail: (props: any) => Made;
  body: ReactElement;
};

const template = <Props>(
  kind: string,
  to: MailTemplate['to'],
  mail: (props: Props) => Made,
  { when, subject, ...example }: { when: string; subject: string } & { of: Props },
): Template => {
  const made = mail(example.of);
  return { kind, to, when, subject, mail, body: 'body' in made ? made.body : made };
};

const here = 'https://countinghouse.example';
const unpaid = {
  name: 'Café Luz',
  number: 'CH-000042',
  amount: '21,78 €',
  dueOn: '1 December 2026',
  reason: 'There was not enough money on the card.',
  href: null,
};
const charge = {
  name: 'Café Luz',
  number: 'CH-000042',
  amount: '21,78 €',
  card: 'Visa ending in 4242',
  href: `${here}/invoices/907`,
};
const payout = {
  merchant: 'Harbour Books',
  amount: '€1,234.56',
  account: 'ES•• •••• •••• 1332',
  reference: 'CHP-0000000042-01',
};
const failed = {
  ...charge,
  wrong: 'There was not enough money on the card.',
  todo: 'Please see that there is enough on it by then, or answer this mail and give us another card.',
};
const bankAccount = {
  merchant: 'Harbour Books',
  account: 'ES•• •••• •••• 1332',
  holder: 'Harbour Books SL',
  before: 'ES•• •••• •••• 0418',
  href: `${here}/bank-accounts`,
};
const question = { merchant: 'Harbour Books', about: 'HAR-1042', href: `${here}/questions/12` };
const breaker = { provider: 'stripe', at: '1 Dec 2026, 07:03 UTC', href: `${here}/billing/providers` };

/** Every mail that the product writes. A test holds it against the files in the rooms' `mails/`. */
export const templates: readonly Template[] = [
  template('billing.paid', 'customers', paidMail, {
    when: 'An invoice was charged',
    subject: 'Thank you: invoice CH-000042 is paid',
    of: { ...charge, paidOn: '1 December 2026' },
  }),
  template('billing.charge-failed', 'customers', chargeFailedMail, {
    when: 'A charge failed, and is tried again',
    subject: 'Invoice CH-000042 could not be charged',
    of: { ...failed, nextTryOn: '4 December 2026' },
  }),
  template('billing.given-up', 'customers', givenUpMail, {
    when: 'A charge failed, and is not tried again by itself',
    subject: 'Invoice CH-000042 is not paid',
    of: { ...failed, todo: 'Please pay it by bank transfer with CH-000042 as the reference, or give us another card.' },
  }),
  template('invoices.invoice', 'customers', invoiceMail, {
    when: 'Somebody has an invoice sent; the document is attached',
    subject: 'Invoice CH-000042',
    of: { invoice: invoiceExample, locale: 'es-ES' },
  }),
  template('invoices.reminder', 'customers', reminderMail, {
    when: 'On the reminder days of the customer’s dunning policy',
    subject: 'Invoice CH-000042 is not paid yet',
    of: { ...unpaid, reason: null },
  }),
  template('invoices.overdue', 'customers', overdueMail, {
    when: 'An invoice falls overdue',
    subject: 'Invoice CH-000042 is overdue',
    of: unpaid,
  }),
  template('invoices.card-expires', 'customers', cardExpiresMail, {
    when: '30 and 7 days before the last day of the customer’s card',
    subject: 'Your card expires soon',
    of: { name: 'Café Luz', card: 'Visa ending in 4242', lastDay: '31 December 2026', href: null },
  }),
  template('billing.run-ended', 'staff', runEndedMail, {
    when: 'A billing run of a month, or that somebody asked for, came to its end',
    subject: 'Billing of December 2026 is complete',
    of: {
      what: 'Billing of December 2026',
      how: 'is complete',
      why: null,
      outcomes: [
        { says: 'Charged', count: 94, amounts: '€1,026.00 and £405.00' },
        { says: 'Not enough money', count: 4, amounts: '€72.00' },
      ],
      href: `${here}/billing/runs/12`,
    },
  }),
  template('billing.breaker-opened', 'staff', breakerOpenedMail, {
    when: 'The circuit breaker of a provider opens',
    subject: 'Charging by stripe is held',
    of: { ...breaker, why: '60 % of 20 calls failed.' },
  }),
  template('billing.breaker-closed', 'staff', breakerClosedMail, {
    when: 'It closes again',
    subject: 'stripe charges again',
    of: { ...breaker, why: 'One charge went through.' },
  }),
  template('billing.stuck', 'staff', stuckMail, {
    when: 'Once a day, while charges are stuck',
    subject: '2 charges are stuck',
    of: { count: 2, numbers: ['CH-000042', 'CH-000051'], hours: 3, href: `${here}/invoices?status=unknown` },
  }),
  template('billing.review', 'staff', reviewMail, {
    when: 'Looking ahead to the next billing found something new',
    subject: '3 things to look at before billing',
    of: {
      count: 3,
      items: [
        { customer: 'Café Luz', words: 'The card expires before the first.' },
        { customer: 'Nordlys', words: 'The invoice is in EUR, and the customer pays in DKK.' },
      ],
      href: `${here}/billing/reviews`,
    },
  }),
  template('audit.record-broken', 'staff', RecordBroken, {
    when: 'A verification of everything recorded found what cannot be right',
    subject: 'What is recorded does not hold',
    of: { found: 2, first: 'ledger: journal 31 does not balance in EUR', href: `${here}/audit/verifications/3` },
  }),
  template('identity.invitation', 'people', invitationMail, {
    when: 'Somebody is invited',
    subject: 'Ada invites you to Countinghouse',
    of: { invitedBy: 'Ada', place: 'Countinghouse', href: `${here}/invitation/…`, days: 7 },
  }),
  template('identity.password_reset', 'people', passwordResetMail, {
    when: 'Somebody asks for a new password',
    subject: 'Choose a new password',
    of: { name: 'Ada', href: `${here}/reset-password/…` },
  }),
  template('identity.password_was_reset', 'people', passwordWasResetMail, {
    when: 'A new password was chosen by such a link',
    subject: 'Your password was changed',
    of: { name: 'Ada', href: `${here}/forgot-password` },
  }),
  template('identity.second_factor_added', 'people', accountChangedMail, {
    when: 'How somebody signs in was changed',
    subject: 'A second factor was set up',
    of: { name: 'Ada', change: 'second_factor_added', href: `${here}/account` },
  }),
  template('merchants.bank-account-proposed', 'people', bankAccountProposedMail, {
    when: 'A new bank account was proposed, to the merchant’s own address and its owners',
    subject: 'A new bank account for Harbour Books',
    of: { ...bankAccount, by: 'Hana Harbour', reason: 'We changed our bank.' },
  }),
  template('merchants.bank-account-confirmed', 'people', bankAccountConfirmedMail, {
    when: 'A new bank account was confirmed, to the merchant’s own address and its owners',
    subject: 'The bank account of Harbour Books was changed',
    of: { ...bankAccount, by: 'Aram Approver', payableFrom: '5 March 2026 at 10:40' },
  }),
  template('questions.asked', 'staff', questionAskedMail, {
    when: 'A merchant asks about a disbursement or a line of it',
    subject: 'Harbour Books asks about HAR-1042',
    of: { ...question, text: 'Why is the fee of this order 0.95 %, and not 1 %?' },
  }),
  template('questions.answered', 'people', questionAnsweredMail, {
    when: 'Finance answered, to who asked',
    subject: 'An answer about HAR-1042',
    of: { ...question, text: 'The order lies in the tier from 50.00 to under 300.00, which costs 0.95 %.' },
  }),
  template('payouts.payout-failed', 'people', payoutFailedMail, {
    when: 'The bank refused a payout for good, to the merchant’s own address and its owners',
    subject: 'A payout did not arrive: CHP-0000000042-01',
    of: {
      ...payout,
      reason: 'The account is closed.',
      todo: 'Give another bank account.',
      href: `${here}/bank-accounts`,
    },
  }),
  template('payouts.payout-returned', 'people', payoutReturnedMail, {
    when: 'A payout came back, to the merchant’s own address and its owners',
    subject: 'A payout came back: CHP-0000000042-01',
    of: { ...payout, reason: 'The payee’s bank gave no reason: ask it.', todo: null, href: `${here}/disbursements/42` },
  }),
  template('webhooks.endpoint-disabled', 'people', EndpointDisabled, {
    when: 'A webhook endpoint was disabled by itself',
    subject: 'Webhooks to shop.example are disabled',
    of: { url: 'https://shop.example/webhooks', reason: 'failing', href: `${here}/webhooks/4` },
  }),
];
