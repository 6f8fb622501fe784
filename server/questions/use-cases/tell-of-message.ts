import { lineName } from '@/server/disbursements/schema/line-name';
import { findPeople, peopleToTell } from '@/server/identity/door';
import { config } from '@/server/platform/config';
import type { Queryable } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { questionAnsweredMail, questionAskedMail } from '../mails/question';
import { findAskers, type QuestionRow } from '../store';

/** Tells those who may answer. */
export async function tellOfQuestion(client: Queryable, question: QuestionRow, messageId: bigint, text: string) {
  for (const { email } of await peopleToTell(client, null, 'questions:answer')) {
    await queueMail(client, {
      kind: 'questions.asked',
      to: email,
      subject: `${question.merchant_name} asks about ${aboutWhat(question)}`,
      body: questionAskedMail({ ...factsOf(question), text }),
      oncePer: `questions.asked/${messageId}/${email}`,
      merchantId: question.merchant_id,
    });
  }
}

/** Tells who asked; where that was no person who can sign in (any more), those of the merchant who may ask. */
export async function tellOfAnswer(client: Queryable, question: QuestionRow, messageId: bigint, text: string) {
  const ids = (await findAskers(client, question.id)).flatMap((by) => (by.startsWith('user:') ? [by.slice(5)] : []));
  const askers = await findPeople(client, ids);
  const people = askers.length > 0 ? askers : await peopleToTell(client, question.merchant_id, 'questions:ask');
  for (const { email } of people) {
    await queueMail(client, {
      kind: 'questions.answered',
      to: email,
      subject: `An answer about ${aboutWhat(question)}`,
      body: questionAnsweredMail({ ...factsOf(question), text }),
      oncePer: `questions.answered/${messageId}/${email}`,
      merchantId: question.merchant_id,
    });
  }
}

const factsOf = (question: QuestionRow) => ({
  merchant: question.merchant_name,
  about: aboutWhat(question),
  href: new URL(`/questions/${question.id}`, config().APP_URL).href,
});

function aboutWhat({ kind, source_id: sourceId, external_reference, period_from, period_to }: QuestionRow): string {
  if (kind === null || sourceId === null) return `the disbursement of ${period_from} to before ${period_to}`;
  return lineName({ kind, sourceId: sourceId.toString(), orderExternalReference: external_reference });
}
