import type { ZodError } from 'zod';
import type { FieldError } from '@/server/kernel/outcome';

/** Whoever gets this many fields wrong is told of no more. */
const MAX_ERRORS = 50;

/** What a schema found wrong, by field: a missing field and an unknown one are named themselves. */
export const fieldErrors = (error: ZodError): FieldError[] =>
  error.issues.slice(0, MAX_ERRORS).flatMap(ofIssue).slice(0, MAX_ERRORS);

const ofIssue = (issue: ZodError['issues'][number]): FieldError[] => {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not a field of this request' }));
  }
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined && /undefined/.test(issue.message);
  return [{ field: path.join('.'), message: isMissing ? 'is required' : issue.message }];
};
