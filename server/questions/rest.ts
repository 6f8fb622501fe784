import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  answerInput,
  askAgainInput,
  askInput,
  listQuestionsInput,
  questionDetailShape,
  questionIdInput,
  questionPage,
} from './schema';
import { questionDetailExample, questionExample } from './schema/examples';
import { answerQuestion } from './use-cases/answer-question';
import { askAgain, askQuestion } from './use-cases/ask-question';
import { closeQuestion } from './use-cases/close-question';
import { getQuestion } from './use-cases/get-question';
import { listQuestions } from './use-cases/list-questions';

const { id } = questionDetailExample;
const [asked] = questionDetailExample.messages;
const open = { ...questionDetailExample, status: 'open' as const, messages: asked ? [asked] : [] };

export const questionRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/questions',
    access: 'questions:ask',
    summary: 'Ask a question',
    description:
      'Asks about a line of a disbursement, or (without `payable`) about the disbursement itself. There is one conversation ' +
      'about each: where there is one already, the question joins it, and what was answered or closed is open again. ' +
      'Finance is told by mail. A merchant may ask 30 questions an hour.',
    input: askInput,
    output: questionDetailShape,
    status: 201,
    statusIfThere: 200,
    refusals: ['not_found'],
    example: { input: { disbursement: '1207', payable: '90417', text: asked?.text }, output: open },
    handle: async (actor, input) =>
      mapOutcome(await askQuestion(actor, input), ({ question, isNew }) => ({
        status: isNew ? 201 : 200,
        headers: { location: `/api/v1/questions/${question.id}` },
        body: question,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/questions',
    access: 'questions:read',
    summary: 'List questions',
    description:
      'With `status=open` those that wait for an answer, the longest waiting first; otherwise what moved last is first.',
    input: listQuestionsInput,
    output: questionPage,
    status: 200,
    refusals: [],
    example: {
      input: { merchant: 'harbour-books', limit: 10 },
      output: { data: [questionExample], nextCursor: null },
    },
    handle: async (actor, input) => mapOutcome(await listQuestions(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/questions/{id}',
    access: 'questions:read',
    summary: 'Get a question',
    description: 'One conversation with the line that it is about, and all that was said.',
    input: questionIdInput,
    output: questionDetailShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id }, output: questionDetailExample },
    handle: async (actor, input) => mapOutcome(await getQuestion(actor, input.id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/questions/{id}/messages',
    access: 'questions:ask',
    summary: 'Ask again',
    description: 'Asks on in a conversation; what was answered or closed is open again.',
    input: askAgainInput,
    output: questionDetailShape,
    status: 201,
    refusals: ['not_found'],
    example: { input: { id, text: asked?.text }, output: open },
    handle: async (actor, input) => mapOutcome(await askAgain(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'post',
    path: '/questions/{id}/answers',
    access: 'questions:answer',
    summary: 'Answer a question',
    description:
      'Answers, and with `closes` closes the conversation. Who asked is told by mail, and the merchant’s endpoints hear ' +
      '`question.answered`. What is closed is opened by asking again, and cannot be answered before.',
    input: answerInput,
    output: questionDetailShape,
    status: 201,
    refusals: ['not_found', 'conflict'],
    example: { input: { id, text: questionExample.lastText }, output: questionDetailExample },
    handle: async (actor, input) => mapOutcome(await answerQuestion(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'post',
    path: '/questions/{id}/close',
    access: 'questions:ask',
    summary: 'Close a question',
    description: 'The merchant needs nothing more, whether it was answered or not. Asking again opens it.',
    input: questionIdInput,
    output: questionDetailShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: { input: { id }, output: { ...questionDetailExample, status: 'closed' } },
    handle: async (actor, input) => mapOutcome(await closeQuestion(actor, input.id), (body) => ({ status: 200, body })),
  }),
];
