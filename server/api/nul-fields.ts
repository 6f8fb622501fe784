import type { FieldError } from '@/server/kernel/outcome';

/**
 * The fields whose text holds a NUL. PostgreSQL keeps it in no text, so no name, reference or file name can have one. Walks
 * without recursion: a body may be nested as deeply as its bytes allow.
 */
export function nulFields(input: unknown): FieldError[] {
  const found: FieldError[] = [];
  const left: [path: string, value: unknown][] = [['', input]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && value.includes('\0'))
      found.push({ field: path, message: 'must not contain a NUL character' });
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) left.push([path === '' ? key : `${path}.${key}`, inner]);
  }
  return found;
}
