import type { ListQuestionsInput } from '@/server/questions/schema';

/** More lines than these are asked about in no disbursement; those beyond are found in the list of questions. */
export const askedAboutInput = (disbursement: string): ListQuestionsInput => ({ disbursement, limit: 200 });
