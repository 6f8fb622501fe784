import { lineOf } from '@/server/disbursements/door';
import { readerFor } from '@/server/platform/db';
import { presentDetail } from '../present';
import type { QuestionDetail } from '../schema';
import { findQuestion, listMessages } from '../store';

/** A conversation with the line that it is about, as a reader of one merchant, or (null) of ours, sees it. */
export async function showQuestion(readerOf: bigint | null, id: string | bigint): Promise<QuestionDetail | null> {
  const reader = readerFor(readerOf);
  const question = await findQuestion(reader, readerOf, id);
  if (!question) return null;
  const messages = await listMessages(reader, question.id);
  const line = question.payable_id === null ? null : await lineOf(question.merchant_id, question.payable_id);
  return presentDetail(question, line, messages, readerOf === null);
}

/** The same once it was changed. */
export const showChanged = async (readerOf: bigint | null, id: bigint): Promise<QuestionDetail> =>
  (await showQuestion(readerOf, id)) as QuestionDetail;
