import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Queryable } from '@/server/platform/db';
import { readFileFrom, type StoredFile } from '@/server/platform/storage';
import { parseCamt053 } from '../domain/formats/camt-053';
import { parseStatementCsv } from '../domain/formats/statement-csv';
import type { ParsedStatement } from '../domain/statement';
import { type CsvMappingJson, csvMappingShape, type UploadStatementInput } from '../schema/statements';
import { findMapping } from '../store/csv-mappings';
import type { OwnAccountRow } from '../store/statements';

export type ReadFile = { statements: ParsedStatement[]; mapping: CsvMappingJson | null };

/** The statements in a file: of a CSV by the mapping that is given, or else the one that was last used for the account. */
export async function readStatements(
  client: Queryable,
  file: StoredFile,
  { format, currency, mapping }: UploadStatementInput,
  ours: OwnAccountRow[],
): Promise<Outcome<ReadFile>> {
  const bytes = await contentOf(file);
  if (bytes.length === 0) return refusedField('body', 'The file is empty: export it once more.');
  if (format === 'camt_053') {
    const read = parseCamt053(bytes);
    return read.ok ? ok({ statements: read.value, mapping: null }) : read;
  }
  const own = ours.findLast((each) => each.currency === currency);
  if (!own)
    return refusedField('currency', 'A CSV names no account: say by its currency of which of our accounts it is.');
  const settled = await settleMapping(client, mapping, own.number);
  if (!settled.ok) return settled;
  const read = parseStatementCsv(bytes, settled.value);
  if (!read.ok) return read;
  if (read.value.lines.length === 0) return refusedField('body', 'The file has no lines: there is nothing to take in.');
  return ok({ statements: [read.value], mapping: settled.value });
}

async function settleMapping(
  client: Queryable,
  given: string | undefined,
  account: string,
): Promise<Outcome<CsvMappingJson>> {
  if (given === undefined) {
    const remembered = await findMapping(client, account);
    return remembered
      ? ok(remembered)
      : refusedField('mapping', 'Nobody has said yet which column is what: send the mapping along.');
  }
  const parsed = csvMappingShape.safeParse(jsonOf(given));
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: ['mapping', ...path].join('.'), message }));
  return refuse('invalid_input', 'The mapping of the columns cannot be read.', { fields });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function contentOf(file: StoredFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readFileFrom(file.key, 0)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const refusedField = (field: string, message: string) =>
  refuse('invalid_input', message, { fields: [{ field, message }] });
