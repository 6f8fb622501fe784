/** What rooms further right may ask of questions. */

import { pool } from '@/server/platform/db';
import type { QuestionDetail } from './schema';
import { findQuestion } from './store';
import { showChanged } from './use-cases/show-question';

/** A conversation as its merchant reads it, which is not told who of ours answered; null: there is none. */
export async function questionToTell(id: string): Promise<{ merchantId: bigint; question: QuestionDetail } | null> {
  const found = await findQuestion(pool(), null, id);
  return found && { merchantId: found.merchant_id, question: await showChanged(found.merchant_id, found.id) };
}
