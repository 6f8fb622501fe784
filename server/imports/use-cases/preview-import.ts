import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refusalWithin, refuse } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { readSample } from '@/server/platform/storage';
import { parseBlock } from '../domain/csv-block';
import { fieldsOf } from '../domain/fields';
import { compileRowParser } from '../domain/parse-row';
import { settleReading } from '../domain/reading';
import { presentProblem } from '../present';
import type { ImportOptions, ImportPreview } from '../schema';
import { findImport } from '../store';

const PREVIEW_ROWS = 20;

/** The first rows of a file as they would be understood with these options. Changes nothing. */
export async function previewImport(
  actor: Actor | null,
  { id, options }: { id: string; options: ImportOptions },
): Promise<Outcome<ImportPreview>> {
  const may = authorise(actor, 'imports:read');
  if (!may.ok) return may;
  const found = await findImport(pool(), id);
  if (!found) return refuse('not_found', 'There is no such import.');

  const sample = await readSample(found.file_key);
  const { reading, problems } = settleReading(found.kind, sample, options);
  const parser = compileRowParser(found.kind, reading);
  if (!parser.ok) return refusalWithin('options', parser);
  const { records } = parseBlock(sample, reading.separator, 1);
  const data = (reading.hasHeader ? records.slice(1) : records).slice(0, PREVIEW_ROWS);
  return ok({
    reading,
    fields: fieldsOf[found.kind].map(({ name, label, required, description }) => ({
      name,
      label,
      required,
      description,
    })),
    mappingProblems: problems,
    rows: data.map(({ cells, line }) => {
      const parsed = parser.value(cells, line);
      return { line, cells, problems: parsed.ok ? [] : parsed.problems.map(presentProblem) };
    }),
  });
}
