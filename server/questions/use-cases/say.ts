import { type Actor, actorKey } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { questionAnswered, questionAsked } from '../events';
import type { MessageKind } from '../schema';
import { findQuestion, insertMessage, type QuestionRow } from '../store';
import { tellOfAnswer, tellOfQuestion } from './tell-of-message';

type Said = { questionId: bigint; merchantId: bigint; kind: MessageKind; text: string | null; isAgain?: boolean };

/**
 * Says something in a conversation, in the caller's transaction, which holds it: written down, told to those who wait for
 * it by mail, and to endpoints.
 */
export async function say(client: Queryable, actor: Actor, said: Said): Promise<void> {
  const { questionId, merchantId, kind, text, isAgain = false } = said;
  const messageId = await insertMessage(client, {
    questionId,
    merchantId,
    kind,
    text,
    isOurs: actor.merchantId === null,
    saidBy: actorKey(actor),
    saidByName: actor.name,
    at: now(),
  });
  const question = (await findQuestion(client, merchantId, questionId)) as QuestionRow;
  await audit(client, {
    actor,
    action: `question.${kind}`,
    object: { type: 'question', id: questionId.toString() },
    merchantId,
    after: {
      status: question.status,
      disbursement: question.disbursement_id.toString(),
      ...(question.payable_id === null ? {} : { payable: question.payable_id.toString() }),
      ...(isAgain ? { again: true } : {}),
    },
  });
  const data = { questionId: questionId.toString() };
  if (kind === 'asked') {
    await emit(client, questionAsked(data));
    await tellOfQuestion(client, question, messageId, text ?? '');
  }
  if (kind === 'answered') {
    await emit(client, questionAnswered(data));
    await tellOfAnswer(client, question, messageId, text ?? '');
  }
}
