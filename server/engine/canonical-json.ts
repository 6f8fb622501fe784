/** The order of RFC 8785, which is not that of any language. */
export const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * JSON with sorted keys and no blanks (RFC 8785): the SDK signs and checks bodies in this form, so the engine sends them
 * in it. Numbers and strings need no care: the standard's rules for both are ECMAScript's own.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = value as Record<string, unknown>;
  const members: string[] = [];
  for (const key of Object.keys(fields).sort(byCodeUnits)) {
    const member = fields[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}
