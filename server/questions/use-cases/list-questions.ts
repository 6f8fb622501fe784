import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentQuestion } from '../present';
import { type ListQuestionsInput, MOST_COUNTED, type Question } from '../schema';
import { countOpen, listQuestions as find } from '../store';

/** What was asked: where only the open ones are wanted the longest waiting first, otherwise what moved last is first. */
export async function listQuestions(actor: Actor | null, input: ListQuestionsInput): Promise<Outcome<Page<Question>>> {
  const may = authorise(actor, 'questions:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, z.tuple([instantKey, bigintKey]));
  if (!after.ok) return after;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (merchantId === undefined) return ok({ data: [], nextCursor: null });
  const filter = { status: input.status, merchantId, disbursementId: input.disbursement };
  const found = await find(filter, input.limit, after.value);
  return ok(toPage(found, input.limit, presentQuestion, (row) => [row.moved_at.toISOString(), row.id.toString()]));
}

/** How many wait for an answer, for the menu of those who give one. */
export async function countOpenQuestions(actor: Actor | null): Promise<Outcome<{ open: number }>> {
  const may = authorise(actor, 'questions:answer');
  if (!may.ok) return may;
  return ok({ open: await countOpen(MOST_COUNTED + 1) });
}
