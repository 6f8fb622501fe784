import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { transaction } from '@/server/platform/db';
import type { QuestionDetail } from '../schema';
import { lockQuestion } from '../store';
import { say } from './say';
import { showChanged } from './show-question';

/** The merchant needs nothing more, whether it was answered or not. Finance closes with an answer. */
export async function closeQuestion(actor: Actor | null, id: string): Promise<Outcome<QuestionDetail>> {
  const may = authorise(actor, 'questions:ask');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  const closed = await transaction(async (client): Promise<Outcome<bigint>> => {
    const found = await lockQuestion(client, merchantId, id);
    if (!found) return refuse('not_found', 'There is no such question.');
    if (found.status === 'closed') return refuse('conflict', 'The question is closed already.');
    const of = { questionId: found.id, merchantId: found.merchant_id };
    await say(client, may.value, { ...of, kind: 'closed', text: null });
    return ok(found.id);
  });
  return closed.ok ? ok(await showChanged(merchantId, closed.value)) : closed;
}
