import { MailFrame, MailText } from '@/server/platform/mail/mail-parts';
import { type ChargeMailProps, InvoiceLink } from './parts/invoice-link';

export type ChargeFailedProps = ChargeMailProps & {
  /** What went wrong, and what the customer can do, each a sentence. */
  wrong: string;
  todo: string;
};

/** A charge failed and is tried again. */
export const chargeFailedMail = (props: ChargeFailedProps & { nextTryOn: string }) => (
  <MailFrame
    title={`Invoice ${props.number} could not be charged`}
    preview={`${props.wrong} We try again on ${props.nextTryOn}.`}
  >
    <WhatHappened {...props} />
    <MailText>We try again on {props.nextTryOn}.</MailText>
    <MailText>{props.todo}</MailText>
    <InvoiceLink href={props.href} />
  </MailFrame>
);

/** It is not tried again by itself. */
export const givenUpMail = (props: ChargeFailedProps) => (
  <MailFrame title={`Invoice ${props.number} is not paid`} preview={`${props.wrong} Please pay it in another way.`}>
    <WhatHappened {...props} />
    <MailText>We do not try again by ourselves. {props.todo}</MailText>
    <InvoiceLink href={props.href} />
  </MailFrame>
);

const WhatHappened = ({ name, number, amount, card, wrong }: ChargeFailedProps) => (
  <MailText>
    Hello {name}, we could not charge {amount} for invoice {number}
    {card === null ? '' : ` to your ${card}`}. {wrong}
  </MailText>
);
