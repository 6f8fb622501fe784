import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { allOrNothing, type Queryable } from '@/server/platform/db';
import { removeFile, type StoredFile } from '@/server/platform/storage';
import { acceptStatement, ownAccountOf } from '../domain/accept-statement';
import { nameOf, placeStatement } from '../domain/overlap';
import type { ParsedStatement } from '../domain/statement';
import { presentStatement } from '../present/statements';
import type { Uploaded, UploadStatementInput } from '../schema/statements';
import { findMapping, insertMapping } from '../store/csv-mappings';
import { findMarks, insertStatement } from '../store/lines';
import {
  findByFile,
  findStatements,
  listEarlier,
  listOwnAccounts,
  lockReconciliation,
  type OwnAccountRow,
} from '../store/statements';
import { holdOpen, matchOpen } from './match-open';
import { type ReadFile, readStatements } from './read-file';

type Uploader = { actor: Actor; at: Date };

/**
 * Takes the statements of a file in, all or none, and matches what can be matched. A file, and a statement of one name, is
 * taken in once. The file itself is not kept.
 */
export async function uploadStatements(
  actor: Actor | null,
  file: StoredFile,
  input: UploadStatementInput,
): Promise<Outcome<Uploaded>> {
  try {
    const may = authorise(actor, 'reconciliation:write');
    if (!may.ok) return may;
    const by = { actor: may.value, at: now() };
    return await allOrNothing(async (client) => {
      await lockReconciliation(client);
      const before = await findByFile(client, file.sha256);
      if (before)
        return refuse(
          'conflict',
          `This very file was taken in already: ${before.file_name}, by ${before.uploaded_by_name} on ${before.uploaded_at.toISOString().slice(0, 10)}.`,
        );
      const ours = await listOwnAccounts(client);
      const read = await readStatements(client, file, input, ours);
      if (!read.ok) return read;
      // Of several statements in a file none is taken in when one is refused.
      return takeIn(client, file, input, read.value, ours, by);
    });
  } finally {
    // It names accounts in full; what is needed of it is read.
    await removeFile(file.key);
  }
}

async function takeIn(
  client: Queryable,
  file: StoredFile,
  input: UploadStatementInput,
  { statements, mapping }: ReadFile,
  ours: OwnAccountRow[],
  by: Uploader,
): Promise<Outcome<Uploaded>> {
  const ids: bigint[] = [];
  const numbered = statements.map((parsed, at) => ({ parsed, number: at + 1 }));
  // Some banks put the newest first.
  numbered.sort((a, b) =>
    dayOf(a.parsed) < dayOf(b.parsed) ? -1 : dayOf(a.parsed) > dayOf(b.parsed) ? 1 : a.number - b.number,
  );
  for (const { parsed, number } of numbered) {
    const one = await takeInOne(client, file, input, parsed, number, ours, by);
    if (!one.ok) return one;
    ids.push(one.value);
  }
  if (mapping)
    await remember(client, mapping, ours.findLast(({ currency }) => currency === input.currency) as OwnAccountRow, by);
  const matched = await matchAll(client, ids, by);
  return ok({
    statements: (await findStatements(client, ids)).map(presentStatement),
    matched,
  });
}

/** Matches all that is open in the currencies of what came in. */
async function matchAll(client: Queryable, ids: bigint[], by: Uploader): Promise<Uploaded['matched']> {
  const all = { matches: 0, lines: 0, paid: 0, returned: 0 };
  const statements = await findStatements(client, ids);
  const currencies = new Set(statements.map((row) => row.currency));
  await holdOpen(client, currencies);
  for (const currency of currencies) {
    const matched = await matchOpen(client, currency, by);
    for (const key of ['matches', 'lines', 'paid', 'returned'] as const) all[key] += matched[key];
    const last = statements.findLast((row) => row.currency === currency);
    if (matched.matches === 0 || !last) continue;
    await audit(client, {
      actor: by.actor,
      action: 'bank_statement.matched',
      object: { type: 'bank_statement', id: last.id.toString() },
      merchantId: null,
      after: matched,
    });
  }
  return all;
}

const dayOf = ({ to, closing, from }: ParsedStatement): string => to ?? closing?.on ?? from ?? '';

async function takeInOne(
  client: Queryable,
  file: StoredFile,
  input: UploadStatementInput,
  parsed: ParsedStatement,
  number: number,
  ours: OwnAccountRow[],
  { actor, at }: Uploader,
): Promise<Outcome<bigint>> {
  const place =
    input.format === 'csv' ? 'the file' : `statement ${number}${parsed.id === null ? '' : ` (${parsed.id})`}`;
  const own = ownAccountOf(parsed, place, ours, input.currency);
  if (!own.ok) return own;
  const earlier = (await listEarlier(client, own.value.number, own.value.currency)).map((row) => ({
    id: row.id,
    bankId: row.bank_id,
    fileName: row.file_name,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    closingMinor: row.closing_minor,
    isOpeningBooked: row.is_opening_booked,
  }));
  const same = earlier.find(({ bankId }) => bankId !== null && bankId === parsed.id);
  if (same) return refuse('conflict', `${sentence(place)} was taken in already, with ${same.fileName}.`);
  const openingMinor = earlier.at(-1)?.closingMinor ?? (input.opening === undefined ? null : BigInt(input.opening));
  const accepted = acceptStatement(parsed, place, own.value, openingMinor);
  if (!accepted.ok) return accepted;
  const statement = accepted.value;
  const begin = earlier.find(({ isOpeningBooked }) => isOpeningBooked);
  if (begin && statement.closesOn < begin.opensOn)
    return refuse(
      'conflict',
      `${sentence(place)} lies before ${nameOf(begin)}, whose opening balance is booked: undo that first, so that the books begin earlier.`,
    );
  const marks = await findMarks(client, statement.account, statement.opensOn, statement.closesOn);
  const placed = placeStatement(statement, place, earlier, marks);
  if (!placed.ok) return placed;
  const { lines, knownLines, knownMinor } = placed.value;
  const id = await insertStatement(
    client,
    {
      ...statement,
      format: input.format,
      lines: lines.length,
      knownLines,
      knownMinor,
      fileName: input.fileName,
      fileKey: file.key,
      fileSha256: file.sha256,
      number,
      by: { id: actorKey(actor), name: actor.name },
      at,
    },
    lines,
  );
  await audit(client, {
    actor,
    action: 'bank_statement.taken_in',
    object: { type: 'bank_statement', id: id.toString() },
    merchantId: null,
    after: {
      currency: statement.currency,
      bankId: statement.bankId,
      opensOn: statement.opensOn,
      closesOn: statement.closesOn,
      lines: lines.length,
      knownLines,
      openingMinor: statement.openingMinor.toString(),
      closingMinor: statement.closingMinor.toString(),
      fileName: input.fileName,
      fileSha256: file.sha256,
    },
  });
  return ok(id);
}

/** What was said of the columns is proposed the next time. */
async function remember(
  client: Queryable,
  mapping: NonNullable<ReadFile['mapping']>,
  own: OwnAccountRow,
  { actor, at }: Uploader,
) {
  const before = await findMapping(client, own.number);
  // The database keeps keys in an order of its own.
  if (before && canonical(before) === canonical(mapping)) return;
  await insertMapping(client, own.number, mapping, { id: actorKey(actor), name: actor.name, at });
  await audit(client, {
    actor,
    action: 'bank_csv_mapping.set',
    object: { type: 'bank_csv_mapping', id: own.currency },
    merchantId: null,
    ...(before ? { before } : {}),
    after: mapping,
  });
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

const sentence = (place: string): string => place.charAt(0).toUpperCase() + place.slice(1);
