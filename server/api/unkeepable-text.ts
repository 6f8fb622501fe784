import type { FieldError } from '@/server/kernel/outcome';

/**
 * The fields whose text PostgreSQL cannot keep: a NUL stands in no text there, and half of a character (a lone surrogate)
 * in no JSON. Walks without recursion: what comes in may be nested deeply.
 */
export function unkeepableText(input: unknown): FieldError[] {
  const found: FieldError[] = [];
  const left: [path: string, value: unknown][] = [['', input]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [path, value] = next;
    if (typeof value === 'string') {
      if (value.includes('\0')) found.push({ field: path, message: 'must not contain a NUL character' });
      else if (LONE_SURROGATE.test(value)) found.push({ field: path, message: 'must not contain half a character' });
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) left.push([path === '' ? key : `${path}.${key}`, inner]);
  }
  return found;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
