import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { QuestionDetail } from '../schema';
import { showQuestion } from './show-question';

/** One conversation with the line that it is about; another merchant's does not exist. */
export async function getQuestion(actor: Actor | null, id: string): Promise<Outcome<QuestionDetail>> {
  const may = authorise(actor, 'questions:read');
  if (!may.ok) return may;
  const question = await showQuestion(may.value.merchantId, id);
  return question ? ok(question) : refuse('not_found', 'There is no such question.');
}
