import { answer, procedure, router } from '@/server/api/procedure';
import {
  answerInput,
  askAgainInput,
  askInput,
  listQuestionsInput,
  openCountShape,
  questionDetailShape,
  questionIdInput,
  questionPage,
} from './schema';
import { answerQuestion } from './use-cases/answer-question';
import { askAgain, askQuestion } from './use-cases/ask-question';
import { closeQuestion } from './use-cases/close-question';
import { getQuestion } from './use-cases/get-question';
import { countOpenQuestions, listQuestions } from './use-cases/list-questions';

export const questionsRouter = router({
  ask: procedure('questions:ask')
    .input(askInput)
    .output(questionDetailShape)
    .mutation(async ({ ctx, input }) => answer(await askQuestion(ctx.actor, input)).question),
  askAgain: procedure('questions:ask')
    .input(askAgainInput)
    .output(questionDetailShape)
    .mutation(async ({ ctx, input }) => answer(await askAgain(ctx.actor, input))),
  answer: procedure('questions:answer')
    .input(answerInput)
    .output(questionDetailShape)
    .mutation(async ({ ctx, input }) => answer(await answerQuestion(ctx.actor, input))),
  close: procedure('questions:ask')
    .input(questionIdInput)
    .output(questionDetailShape)
    .mutation(async ({ ctx, input }) => answer(await closeQuestion(ctx.actor, input.id))),
  list: procedure('questions:read')
    .input(listQuestionsInput)
    .output(questionPage)
    .query(async ({ ctx, input }) => answer(await listQuestions(ctx.actor, input))),
  get: procedure('questions:read')
    .input(questionIdInput)
    .output(questionDetailShape)
    .query(async ({ ctx, input }) => answer(await getQuestion(ctx.actor, input.id))),
  openCount: procedure('questions:answer')
    .output(openCountShape)
    .query(async ({ ctx }) => answer(await countOpenQuestions(ctx.actor))),
});
