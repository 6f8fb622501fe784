import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

export const questionData = z.strictObject({ questionId: z.string() });

/** A merchant asked something, also for a second time. */
export const QUESTION_ASKED = 'questions/question.asked';
export const questionAsked = (data: z.infer<typeof questionData>): OutboxEvent => ({
  name: QUESTION_ASKED,
  data,
  isTold: true,
});

/** Finance answered. */
export const QUESTION_ANSWERED = 'questions/question.answered';
export const questionAnswered = (data: z.infer<typeof questionData>): OutboxEvent => ({
  name: QUESTION_ANSWERED,
  data,
  isTold: true,
});
