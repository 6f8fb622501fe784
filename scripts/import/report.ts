import type { Import, ImportProblem } from '@/server/imports/schema';

const phases: Record<Import['status'], string> = {
  uploaded: 'uploaded',
  checking: 'checking',
  checked: 'checked',
  applying: 'taking in',
  completed: 'done',
  rejected: 'rejected',
  failed: 'failed',
};

/** One line that is written over; nothing where no terminal looks on. */
export function showProgress({ status, progress, rows }: Import): void {
  const width = 30;
  const filled = Math.round(width * progress);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
  const count = status === 'applying' ? rows.created + rows.alreadyThere + rows.completed : rows.total;
  if (process.stdout.isTTY) {
    process.stdout.write(`\r\x1b[K${phases[status].padEnd(9)} ${bar} ${number(count)} rows`);
  }
}

/** What came of it, and the first problems. @returns the exit code: 0 when the file was taken in */
export function showOutcome(
  { id, status, rows, failureReason, sameFileAs }: Import,
  problems: ImportProblem[],
): number {
  console.log(
    `\n${phases[status]}: ${number(rows.total)} rows, ${number(rows.created)} created, ${number(rows.completed)} completed, ${number(rows.alreadyThere)} already there, ${number(rows.bad)} bad`,
  );
  if (sameFileAs) console.log(`This very file came in before, as import ${sameFileAs}.`);
  for (const { line, column, message, value } of problems) {
    console.log(`  line ${line}${column ? `, ${column}` : ''}: ${value === null ? '' : `"${value}" `}${message}`);
  }
  if (rows.bad > problems.length) console.log(`  … all of them: GET /api/v1/imports/${id}/problems`);
  if (failureReason) console.error(failureReason);
  return status === 'completed' ? 0 : 1;
}

const number = (value: number): string => value.toLocaleString('en');
