/**
 * The name of an operation, made of its method and path: `listOrders`, `getOrder`, `createWebhook`, `checkImport`. What it
 * is called by in the typed client, so it changes only with its path.
 */
export function operationId(method: string, path: string): string {
  const parts = path.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  const isOfOne = last.startsWith('{');
  const names = parts.filter((part) => !part.startsWith('{'));
  const isAction = method === 'post' && parts.at(-2)?.startsWith('{') && !isPlural(last);
  if (isAction) return lower(pascal(last)) + names.slice(0, -1).map(singular).map(pascal).join('');
  const isList = method === 'get' && !isOfOne && isPlural(last);
  const verb =
    { get: isList ? 'list' : 'get', post: isOfOne ? 'update' : 'create', put: 'update', delete: 'delete' }[method] ??
    method;
  const nouns = names.map((name, at) => pascal(at === names.length - 1 && isList ? name : singular(name)));
  return verb + nouns.join('');
}

/** `orders`, but neither `status` nor `address`. */
const isPlural = (name: string): boolean => /[^su]s$/.test(name);
const pascal = (name: string): string => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const singular = (name: string): string =>
  name
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1');
