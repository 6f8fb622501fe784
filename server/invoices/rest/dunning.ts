import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  changeDunningPolicyInput,
  createDunningPolicyInput,
  dunningHistoryShape,
  dunningPoliciesShape,
  dunningPolicyShape,
  dunningReferenceInput,
  listDunningInput,
} from '../schema/dunning';
import { dunningPolicyExample, dunningVersionExample } from '../schema/examples';
import {
  changeDunningPolicy,
  createDunningPolicy,
  listDunningPolicies,
  listDunningVersions,
} from '../use-cases/dunning-policies';

const { reference } = dunningPolicyExample;
const patient = { name: 'Patient', overdueAfterDays: 30, uncollectibleAfterDays: 90, reminderDays: [7, 21] };

export const dunningRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/dunning-policies',
    access: 'billing:read',
    summary: 'List dunning policies',
    description:
      'By what unpaid invoices go on: when customers are reminded, when an invoice falls overdue, and when it is written ' +
      'off. `standard` is every customer’s, unless another is chosen.',
    input: listDunningInput,
    output: dunningPoliciesShape,
    status: 200,
    refusals: [],
    example: { input: {}, output: { data: [dunningPolicyExample] } },
    handle: async (actor) => mapOutcome(await listDunningPolicies(actor), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/dunning-policies',
    access: 'billing:settings',
    summary: 'Create a dunning policy',
    description: 'Makes a policy. Days are days of the customer’s calendar, in its time zone.',
    input: createDunningPolicyInput,
    output: dunningPolicyShape,
    status: 201,
    refusals: ['conflict'],
    example: {
      input: { reference: 'patient', ...patient },
      output: { ...dunningPolicyExample, reference: 'patient', ...patient, customers: 0 },
    },
    handle: async (actor, input) =>
      mapOutcome(await createDunningPolicy(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/dunning-policies/${encodeURIComponent(body.reference)}/versions` },
        body,
      })),
  }),
  restRoute({
    method: 'post',
    path: '/dunning-policies/{reference}',
    access: 'billing:settings',
    summary: 'Change a dunning policy',
    description:
      'Changes what is given, from now on, as a new version. What was done by an old one stays done; an invoice goes on by ' +
      'what the policy says on the day.',
    input: changeDunningPolicyInput,
    output: dunningPolicyShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { reference, overdueAfterDays: 21, why: 'Holidays' },
      output: { ...dunningPolicyExample, overdueAfterDays: 21, version: 2, why: 'Holidays' },
    },
    handle: async (actor, input) =>
      mapOutcome(await changeDunningPolicy(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/dunning-policies/{reference}/versions',
    access: 'billing:read',
    summary: 'What a dunning policy has said',
    description: 'Its versions, the newest first: what it said, since when, and who changed it.',
    input: dunningReferenceInput,
    output: dunningHistoryShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { reference }, output: { data: [dunningVersionExample] } },
    handle: async (actor, input) =>
      mapOutcome(await listDunningVersions(actor, input.reference), (body) => ({ status: 200, body })),
  }),
];
