import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { transaction } from '@/server/platform/db';
import type { AnswerInput, QuestionDetail } from '../schema';
import { lockQuestion } from '../store';
import { say } from './say';
import { showChanged } from './show-question';

/** Answers, and closes the conversation with that where nothing more is to be said. What is closed is opened by asking. */
export async function answerQuestion(actor: Actor | null, input: AnswerInput): Promise<Outcome<QuestionDetail>> {
  const may = authorise(actor, 'questions:answer');
  if (!may.ok) return may;
  const answered = await transaction(async (client): Promise<Outcome<bigint>> => {
    const found = await lockQuestion(client, may.value.merchantId, input.id);
    if (!found) return refuse('not_found', 'There is no such question.');
    if (found.status === 'closed')
      return refuse('conflict', 'The question is closed. It opens again when the merchant asks again.');
    const of = { questionId: found.id, merchantId: found.merchant_id };
    await say(client, may.value, { ...of, kind: 'answered', text: input.text });
    if (input.closes) await say(client, may.value, { ...of, kind: 'closed', text: null });
    return ok(found.id);
  });
  return answered.ok ? ok(await showChanged(may.value.merchantId, answered.value)) : answered;
}
