/**
 * The columns after one was chosen to fill a field (empty: to be left out), as the API takes them. A field has one
 * column, so the column that had it before gives it up.
 */
export const withField = (columns: readonly string[], chosen: number, field: string): string[] =>
  columns.map((current, column) => {
    if (column === chosen) return field;
    return current === field ? '' : current;
  });

/** What a problem calls a column: its header or, without one, its number. */
export const columnName = (header: readonly string[] | null, column: number): string =>
  header?.[column]?.trim() || `column ${column + 1}`;
