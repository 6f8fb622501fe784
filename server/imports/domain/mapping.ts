import { shapeOfColumn } from './cell-shape';
import { type Field, fieldsOf, type ImportKind, normaliseHeader } from './fields';

export type Mapping = {
  /** For each column of the file the field it fills, or null for a column that is left out. */
  columns: (string | null)[];
  /** What keeps the file from being read with this mapping, for a person; empty when nothing does. */
  problems: string[];
};

/**
 * Says which column fills which field: as the operator said, else by the header, else, as far as it can be told, by what
 * the cells look like. `chosen` names fields in the order of the file's columns; an empty name leaves a column out.
 */
export function suggestMapping(
  kind: ImportKind,
  header: string[] | null,
  sampleRows: string[][],
  chosen?: string[],
): Mapping {
  const columns = chosen
    ? chosenColumns(kind, chosen)
    : header
      ? columnsByHeader(kind, header)
      : columnsByShape(kind, sampleRows);
  const width = header?.length ?? sampleRows[0]?.length ?? columns.length;
  const problems = [...unknownFields(kind, columns), ...doubleFields(columns), ...missingFields(kind, columns)];
  if (columns.length > width) problems.push(`${columns.length} columns are named, but the file has ${width}`);
  // Columns at the end that were not named are left out.
  return { columns: Array.from({ length: Math.max(width, columns.length) }, (_, i) => columns[i] ?? null), problems };
}

/** A field may be called by any name that a header may have: `created_at` and `created` for `createdAt`. */
function chosenColumns(kind: ImportKind, chosen: string[]): (string | null)[] {
  const fields: readonly Field[] = fieldsOf[kind];
  return chosen.map((text) => {
    const name = normaliseHeader(text);
    if (name === '') return null;
    return (
      fields.find((field) => field.headers.some((header) => normaliseHeader(header) === name))?.name ?? text.trim()
    );
  });
}

function columnsByHeader(kind: ImportKind, header: string[]): (string | null)[] {
  const columns: (string | null)[] = header.map(() => null);
  const names = header.map(normaliseHeader);
  for (const field of fieldsOf[kind]) {
    const best = field.headers.map(normaliseHeader).find((name) => names.includes(name));
    // A header that stands there twice fills the field twice, which is a problem that is told.
    names.forEach((name, column) => {
      if (name === best) columns[column] ??= field.name;
    });
  }
  return columns;
}

/** Only what can hardly be something else: dates in their order, the one column of numbers with decimals, addresses. */
function columnsByShape(kind: ImportKind, rows: string[][]): (string | null)[] {
  const width = rows[0]?.length ?? 0;
  const shapes = Array.from({ length: width }, (_, column) => shapeOfColumn(rows, column));
  const withDecimals = shapes.map((shape, column) => {
    return shape === 'number' && rows.some((row) => /[.,]/.test(row[column] ?? ''));
  });
  const onlyOneHasDecimals = withDecimals.filter(Boolean).length === 1;
  const dates = kind === 'orders' ? ['createdAt', 'completedAt'] : ['liveOn'];
  return shapes.map((shape, column) => {
    if (shape === 'date') return dates.shift() ?? null;
    if (kind === 'orders') return withDecimals[column] && onlyOneHasDecimals ? 'amount' : null;
    if (shape === 'email') return 'email';
    const isFrequency = shape === 'text' && rows.every((row) => /^(daily|weekly|)$/i.test(row[column] ?? ''));
    return isFrequency ? 'disbursementFrequency' : null;
  });
}

function unknownFields(kind: ImportKind, columns: (string | null)[]): string[] {
  const names: string[] = fieldsOf[kind].map((field) => field.name);
  return columns
    .filter((column) => column !== null && !names.includes(column))
    .map((column) => `"${column}" is no field of ${kind}: choose from ${names.join(', ')}`);
}

function doubleFields(columns: (string | null)[]): string[] {
  const doubles = new Set(columns.filter((name, index) => name !== null && columns.indexOf(name) !== index));
  return [...doubles].map((name) => {
    const places = columns.flatMap((column, index) => (column === name ? [index + 1] : []));
    return `columns ${places.join(' and ')} are both mapped to ${name}: leave one of them out`;
  });
}

function missingFields(kind: ImportKind, columns: (string | null)[]): string[] {
  const missing = fieldsOf[kind].filter((field) => field.required && !columns.includes(field.name));
  return missing.map((field) => `no column is mapped to ${field.name} (${field.description})`);
}
