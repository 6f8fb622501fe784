import { fieldMessage, refusalOf } from '@/components/api/refusal';

/** What the server says of a field, as a sentence: `Expiry is past.` */
export function fieldProblem(error: unknown, path: string, label: string): string | undefined {
  const message = fieldMessage(error, path);
  return message && `${label} ${message}`;
}

/** What stands above a form: nothing where each problem stands at its field. */
export function formProblem(error: unknown, shown: readonly string[]): string | null {
  if (!error) return null;
  const { code, fields, message } = refusalOf(error);
  // The key of a form is made once: an answer was lost, and then something was changed.
  if (code === 'idempotency_key_reused')
    return 'This was sent before, with other details, and may have been accepted. Look for it in the list first.';
  return fields && fields.length > 0 && fields.every(({ field }) => shown.includes(field)) ? null : message;
}
