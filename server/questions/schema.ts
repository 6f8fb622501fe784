import { z } from 'zod';
import { disbursementLineShape, disbursementStatusShape, timeFrameShape } from '@/server/disbursements/schema';
import { instantShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { payableKindShape } from '@/server/payables/schema';

/** Long enough for any question, short enough for whoever has to read it. */
export const LONGEST_TEXT = 2_000;

const idShape = z.string().regex(/^\d{1,18}$/, { error: mustBe('a number of up to 18 digits') });
const textShape = z
  .string({ error: mustBe('some words') })
  .trim()
  .min(1, 'is missing: write what you want to say')
  .max(LONGEST_TEXT, `is longer than ${LONGEST_TEXT} characters`)
  .describe('Plain text: markup stays the text that it is');

export const questionStatusShape = z
  .enum(['open', 'answered', 'closed'])
  .describe('`open`: an answer is awaited. Asking again opens what is answered or closed');
export type QuestionStatus = z.infer<typeof questionStatusShape>;

export const messageKindShape = z.enum(['asked', 'answered', 'closed']);
export type MessageKind = z.infer<typeof messageKindShape>;

export const messageShape = z.strictObject({
  id: z.string(),
  kind: messageKindShape,
  text: z.string().nullable().describe('Null of a close, which needs no words'),
  by: z.strictObject({
    side: z.enum(['merchant', 'countinghouse']),
    name: z.string().describe('Who of the merchant it was; merchants are told of ours no more than that they are'),
  }),
  at: instantShape,
});
export type QuestionMessage = z.infer<typeof messageShape>;

/** What of a line tells people which one it is. */
export const subjectLineShape = z.strictObject({
  payableId: z.string(),
  kind: payableKindShape,
  sourceId: z.string(),
  orderExternalReference: z.string().nullable(),
});

/** A conversation as a list shows it. */
export const questionShape = z.strictObject({
  id: z.string(),
  merchantReference: z.string(),
  merchantName: z.string(),
  disbursement: z.strictObject({ id: z.string(), timeFrame: timeFrameShape, status: disbursementStatusShape }),
  line: subjectLineShape.nullable().describe('Null: it is about the disbursement itself'),
  status: questionStatusShape,
  since: instantShape.describe('Since when it is in that state'),
  messages: z.int(),
  lastText: z.string().describe('What was said last'),
  askedAt: instantShape.describe('When it was first asked'),
});
export type Question = z.infer<typeof questionShape>;
export const questionPage = pageOf(questionShape);

/** The same with the line that it is about, in full, and all that was said. */
export const questionDetailShape = z.strictObject({
  ...questionShape.shape,
  line: disbursementLineShape.nullable().describe('The line in full, its arithmetic in words; null: the disbursement'),
  messages: z.array(messageShape).describe('The oldest first'),
});
export type QuestionDetail = z.infer<typeof questionDetailShape>;

export const askInput = z.strictObject({
  disbursement: idShape.describe('The id of the disbursement'),
  payable: idShape.optional().describe('The `payableId` of the line; without it, the disbursement itself'),
  text: textShape,
});
export type AskInput = z.infer<typeof askInput>;

export const questionIdInput = z.strictObject({ id: idShape });
export const askAgainInput = z.strictObject({ id: idShape, text: textShape });
export type AskAgainInput = z.infer<typeof askAgainInput>;
export const answerInput = z.strictObject({
  id: idShape,
  text: textShape,
  closes: z.boolean().default(false).describe('Whether nothing more is to be said; asking again opens it'),
});
export type AnswerInput = z.infer<typeof answerInput>;

export const listQuestionsInput = z.strictObject({
  ...pageInput,
  status: questionStatusShape.optional(),
  merchant: z.string().min(1).max(200).optional().describe('The merchant’s reference'),
  disbursement: idShape.optional().describe('The id of a disbursement'),
});
export type ListQuestionsInput = z.infer<typeof listQuestionsInput>;

/** More than this is not counted: it is too many anyhow. */
export const MOST_COUNTED = 99;
export const openCountShape = z.strictObject({
  open: z.int().describe(`How many wait for an answer, ${MOST_COUNTED + 1} at most`),
});
