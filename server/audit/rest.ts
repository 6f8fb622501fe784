import { fileRoute, type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  type Entry,
  entryIdInput,
  entryPage,
  entryShape,
  headsPage,
  listEntriesInput,
  listHeadsInput,
  uuidInput,
} from './schema';
import { exportEvidence } from './use-cases/export-evidence';
import { getEntry } from './use-cases/get-entry';
import { listEntries } from './use-cases/list-entries';
import { listHeads } from './use-cases/list-heads';

const entry: Entry = {
  id: '4711',
  at: '2026-02-02T08:15:30.120Z',
  merchant: null,
  actor: { kind: 'user', id: '0b9c8c4e-5a0f-4c1d-9a3e-2f1d6b7a8c90', name: 'Ada Finch' },
  action: 'run.requested',
  text: 'asked for a run',
  object: { type: 'run', id: '5d0f7a52-1c1e-4b7e-8f0a-9d2c3b4a5e6f' },
  before: null,
  after: { timeFrame: { start: '2026-01-26', end: '2026-02-02' }, merchant: null },
  why: null,
  requestId: 'f3a1c2d4-8b7e-4c55-9e0d-112233445566',
  ip: '203.0.113.7',
  userAgent: 'Mozilla/5.0',
  place: '1203',
};

const head = {
  tenant: '0',
  merchant: null,
  place: '1203',
  hash: '9f2c6f0e6a1d4c0b8e7f5a3d2c1b0a998877665544332211ffeeddccbbaa0099',
  at: '2026-02-03T03:50:00.000Z',
  signature: 'm5Yy0o3c1zv5o6mZbV5x9m0Qe7m1r2n3p4q5s6t7u8v9w0x1y2z3A4B5C6D7E8F9G0H1I2J3K4L5M6N7O8P9Q==',
};

export const auditRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/audit/entries',
    access: 'audit:read',
    summary: 'What was done, the latest first',
    description:
      'Every change of state with who made it, when, from where and why. A merchant’s key sees the merchant’s own chain; who of Countinghouse’s staff did something is not named there. Entries are never changed and never deleted.',
    input: listEntriesInput,
    output: entryPage,
    status: 200,
    refusals: [],
    example: {
      input: { action: 'run.requested', from: '2026-02-01', limit: 50 },
      output: { data: [entry], nextCursor: null },
    },
    handle: async (actor, input) => mapOutcome(await listEntries(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/audit/entries/{id}',
    access: 'audit:read',
    summary: 'One entry of the audit',
    description: 'With what was so before and what is so after, of what changed. Secrets in it are masked.',
    input: entryIdInput,
    output: entryShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '4711' }, output: entry },
    handle: async (actor, { id }) => mapOutcome(await getEntry(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/audit/heads',
    access: 'audit:read',
    summary: 'Where each chain of the audit ended when it was last exported, signed',
    description:
      'Each entry’s hash covers the entry and the hash before it. Keep a head where nobody of Countinghouse can change it: a chain that was rewritten later does not match it. The signature is Ed25519, of the text `countinghouse audit head <tenant> <place> <hash> <at>`.',
    input: listHeadsInput,
    output: headsPage,
    status: 200,
    refusals: [],
    example: {
      input: { limit: 100 },
      output: {
        publicKey: '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA…\n-----END PUBLIC KEY-----\n',
        data: [head],
        nextCursor: null,
      },
    },
    handle: async (actor, input) => mapOutcome(await listHeads(actor, input), (body) => ({ status: 200, body })),
  }),
  fileRoute({
    method: 'get',
    path: '/disbursements/runs/{id}/evidence',
    access: 'audit:verify',
    produces: 'application/zip',
    summary: 'Get the evidence of a run',
    description:
      'One archive of all that shows how a run came about and what became of it: its totals, every line with its arithmetic, ' +
      'from what it was calculated and what a replay comes to, approvals, flags, transfers and what was heard of them, its bank ' +
      'files and who took them, what they were matched with, and the audit with its chain. A manifest names the SHA-256 of each ' +
      'file. Accounts are masked, in the bank files too. The same state gives the same archive.',
    input: uuidInput,
    refusals: ['not_found'],
    limit: 'heavy',
    example: { input: { id: '5d0f7a52-1c1e-4b7e-8f0a-9d2c3b4a5e6f' } },
    handle: async (actor, input) =>
      mapOutcome(await exportEvidence(actor, input), ({ fileName, body: bytes }) => ({ fileName, bytes })),
  }),
];
