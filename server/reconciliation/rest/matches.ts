import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { matchExample, workbenchExample } from '../schema/match-examples';
import {
  bookOpeningInput,
  listMatchesInput,
  matchIdInput,
  matchInput,
  matchPage,
  matchShape,
  undoMatchInput,
  workbenchInput,
  workbenchShape,
} from '../schema/matches';
import { bookOpening } from '../use-cases/book-opening';
import { getWorkbench } from '../use-cases/get-workbench';
import { getMatch, listMatches } from '../use-cases/list-matches';
import { matchByHand } from '../use-cases/match-by-hand';
import { undoMatch } from '../use-cases/undo-match';

export const bankMatchRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/bank-statements/{id}/opening',
    access: 'reconciliation:write',
    summary: 'Book an opening balance',
    description:
      'Books the opening balance of an account’s first statement: what the books had moved on the bank account before is in ' +
      'it, the rest is our own money.',
    input: bookOpeningInput,
    output: matchShape,
    status: 201,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id: '7', remark: 'Where our books begin.' },
      output: { ...matchExample, rule: 'opening', remark: 'Where our books begin.' },
    },
    handle: async (actor, input) => mapOutcome(await bookOpening(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'get',
    path: '/bank-leftovers',
    access: 'reconciliation:read',
    summary: 'List what is left over',
    description:
      'Lines of the bank, and payouts and journals of the books, that are in no match yet, each with its kind; up to 200 of ' +
      'each side, and the counts and sums of all by kind.',
    input: workbenchInput,
    output: workbenchShape,
    status: 200,
    refusals: [],
    example: { input: { currency: 'EUR' }, output: workbenchExample },
    handle: async (actor, input) => mapOutcome(await getWorkbench(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/bank-matches',
    access: 'reconciliation:read',
    summary: 'List matches',
    description: 'The latest first, each with the rule that found it, by hand or not, and what was undone since.',
    input: listMatchesInput,
    output: matchPage,
    status: 200,
    refusals: [],
    example: { input: { statement: '7', limit: 1 }, output: { data: [matchExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listMatches(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/bank-matches/{id}',
    access: 'reconciliation:read',
    summary: 'Get a match',
    description: 'The lines of the bank, and what of the books they are.',
    input: matchIdInput,
    output: matchShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '31' }, output: matchExample },
    handle: async (actor, { id }) => mapOutcome(await getMatch(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/bank-matches',
    access: 'reconciliation:write',
    summary: 'Match by hand',
    description:
      'Matches lines of the bank with what of the books they are: payments (`payment:7`), returns (`return:7`) and other ' +
      'journals (`journal:31`), as `GET /bank-leftovers` names them. Both sides are the same money, or the difference is ' +
      'booked as `bookAs`. A payout that is matched is paid by it.',
    input: matchInput,
    output: matchShape,
    status: 201,
    refusals: ['not_found', 'conflict', 'stale'],
    example: {
      input: { lines: ['71'], entries: ['payment:12'], bookAs: 'bank_fees', remark: 'The bank kept its charges.' },
      output: matchExample,
    },
    handle: async (actor, input) => mapOutcome(await matchByHand(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'post',
    path: '/bank-matches/{id}/undo',
    access: 'reconciliation:write',
    summary: 'Undo a match by hand',
    description:
      'Frees its lines and journals, and takes back what it had booked. Refused where it made a payout paid or returned: the ' +
      'bank said so, and more has followed.',
    input: undoMatchInput,
    output: matchShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id: '31', reason: 'It was another customer’s.' },
      output: {
        ...matchExample,
        mayUndo: false,
        undone: { by: 'Olga Operator', at: '2026-03-04T09:00:00.000Z', reason: 'It was another customer’s.' },
      },
    },
    handle: async (actor, input) => mapOutcome(await undoMatch(actor, input), (body) => ({ status: 200, body })),
  }),
];
