/** One thing that is wrong with one row of a file, in words that say what to do. */
export type RowProblem = {
  /** From 1; of a record that spans lines, the first. */
  line: number;
  /** What the file calls the column: its header or `column 3`; null when the whole row is meant. */
  column: string | null;
  field: string | null;
  message: string;
  /** What stands in the file, cut off after 200 characters. */
  value: string | null;
};

export const shownValue = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);
