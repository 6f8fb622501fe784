import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';

type QuestionMailProps = {
  merchant: string;
  /** The line, or the disbursement. */
  about: string;
  /** What was said, as it was typed. */
  text: string;
  href: string;
};

/** To those who may answer. */
export const questionAskedMail = ({ merchant, about, text, href }: QuestionMailProps) => (
  <MailFrame title="A merchant asks" preview={`${merchant} asks about ${about}.`}>
    <MailText>
      {merchant} asks about {about}:
    </MailText>
    <Quoted text={text} />
    <MailText>The line with its arithmetic stands above the conversation.</MailText>
    <MailAction href={href}>Answer</MailAction>
  </MailFrame>
);

/** To who asked. */
export const questionAnsweredMail = ({ about, text, href }: QuestionMailProps) => (
  <MailFrame title="Your question is answered" preview={`There is an answer about ${about}.`}>
    <MailText>You asked about {about}. This is the answer:</MailText>
    <Quoted text={text} />
    <MailText>If something is not clear yet, ask again in the same place.</MailText>
    <MailAction href={href}>Read the conversation</MailAction>
  </MailFrame>
);

/** Paragraph by paragraph; what holds markup is text like any other. */
const Quoted = ({ text }: { text: string }) =>
  text
    .split(/\n+/)
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity.
    .map((paragraph, index) => <MailText key={index}>{paragraph}</MailText>);
