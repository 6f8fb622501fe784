import { z } from 'zod';
import { dayShape, instantShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { knownActions } from './domain/sentences';

const fields = z.record(z.string(), z.json());

export const actorShape = z.strictObject({
  kind: z
    .enum(['user', 'key', 'job', 'countinghouse'])
    .describe('countinghouse: somebody of ours, told to merchants so'),
  id: z.string().nullable(),
  name: z.string(),
});

/** One change of state, as it is told to whoever may read it. */
export const entryShape = z.strictObject({
  id: z.string(),
  at: instantShape,
  merchant: z.string().nullable().describe('The merchant in whose chain it stands; null: the platform’s'),
  actor: actorShape,
  action: z.string().describe('Such as run.requested'),
  text: z.string().describe('The same in words'),
  object: z.strictObject({ type: z.string(), id: z.string() }),
  before: fields.nullable().describe('What was so before, of what changed'),
  after: fields.nullable(),
  why: z.string().nullable().describe('The reason that a person gave'),
  requestId: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  place: z.string().nullable().describe('Its place in the chain; null until it is sealed, a minute or so later'),
});
export type Entry = z.infer<typeof entryShape>;
export const entryPage = pageOf(entryShape);

const entryId = z.string().regex(/^\d{1,18}$/, { error: mustBe('a number of up to 18 digits') });
const word = z.string().trim().min(1).max(200);

export const entryFilterShape = {
  who: word.optional().describe('Part of the name of who did it, or the id in full'),
  action: word.optional(),
  objectType: word.optional(),
  objectId: word.optional(),
  merchant: word.optional().describe('The merchant’s reference'),
  from: dayShape.optional().describe('The first day, in UTC'),
  to: dayShape.optional().describe('The last day, itself included, in UTC'),
  text: word.optional().describe('Any text in what was before and after, or in the reason'),
};
const entryFilter = z.strictObject(entryFilterShape);
export type EntryFilter = z.infer<typeof entryFilter>;
export const listEntriesInput = z.strictObject({ ...entryFilterShape, ...pageInput });
export type ListEntriesInput = z.infer<typeof listEntriesInput>;
export const exportEntriesInput = entryFilter;
export const entryIdInput = z.strictObject({ id: entryId });

/** What happened to one object, in words, the oldest first. */
export const timelineShape = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.string(),
      at: instantShape,
      action: z.string(),
      object: z.strictObject({ type: z.string(), id: z.string() }),
      who: actorShape,
      text: z.string().describe('After the name of who did it, it makes a sentence'),
      why: z.string().nullable(),
    }),
  ),
  /** Whether there is more than is told. */
  isCut: z.boolean(),
});
export type Timeline = z.infer<typeof timelineShape>;

export const verificationShape = z.strictObject({
  id: z.uuid(),
  status: z.enum(['running', 'intact', 'broken', 'failed']),
  requestedAt: instantShape,
  finishedAt: instantShape.nullable(),
  entries: z.int().describe('How many rows it looked at'),
  findings: z.array(z.strictObject({ chain: z.string(), message: z.string() })),
  failure: z.string().nullable(),
});
export type Verification = z.infer<typeof verificationShape>;

/** A verification of everything recorded, check by check, for our people. */
export const verificationReportShape = z.strictObject({
  id: z.uuid(),
  status: verificationShape.shape.status,
  requestedBy: z.string(),
  requestedAt: instantShape,
  finishedAt: instantShape.nullable(),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      says: z.string().describe('What it makes sure of'),
      rows: z.int().nullable().describe('How many rows it looked at; null while it is not done'),
      durationMs: z.int().nullable(),
      wrong: z.int().describe('How many of what was found it found'),
    }),
  ),
  findings: z
    .array(z.strictObject({ check: z.string(), merchantId: z.string().nullable(), message: z.string() }))
    .describe('The first of them'),
  found: z.int(),
  failure: z.string().nullable(),
});
export type VerificationReport = z.infer<typeof verificationReportShape>;
export const verificationPage = pageOf(verificationReportShape);
export const listVerificationsInput = z.strictObject(pageInput);

export const headsExportShape = z.strictObject({ id: z.string(), at: instantShape, heads: z.int() });
export type HeadsExport = z.infer<typeof headsExportShape>;

/** How the chain stands that the viewer may see: a merchant's own, or all of them. */
export const chainShape = z.strictObject({
  entries: z.int().describe('Sealed'),
  waiting: z.int().describe('Written, and sealed within a minute or so'),
  sealedUntil: instantShape.nullable(),
  publicKey: z.string(),
  latest: verificationShape.nullable().describe('The verification asked for last'),
  finished: verificationShape.nullable().describe('The last one that came to an end'),
  lastExport: headsExportShape.nullable(),
});
export type Chain = z.infer<typeof chainShape>;

export const headShape = z.strictObject({
  tenant: z.string().describe('0: the platform'),
  merchant: z.string().nullable(),
  place: z.string().describe('So many entries stand in the chain up to here'),
  hash: z.string().describe('SHA-256 in hex, of this entry and all before it'),
  at: instantShape.describe('When it was exported'),
  signature: z
    .string()
    .describe(
      'Ed25519 in base64, of `countinghouse audit head <tenant> <place> <hash> <at>` with `at` in milliseconds',
    ),
});
export const headsPage = z.strictObject({ publicKey: z.string(), ...pageOf(headShape).shape });
export type HeadsPage = z.infer<typeof headsPage>;
export const listHeadsInput = z.strictObject(pageInput);

/** Whose time line is asked for. */
export const uuidInput = z.strictObject({ id: z.uuid() });
export const merchantInput = z.strictObject({ reference: word });

/** What people may look for, in the order of the words. */
export const actionOptions: readonly string[] = knownActions.toSorted(byName);
export const objectOptions: readonly string[] = [
  ...new Set(knownActions.map((action) => action.split('.')[0] as string)),
].toSorted(byName);

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}
