import type { FieldError } from '@/server/kernel/outcome';

/** Deeper than any shape of ours; what is nested deeper was made to do harm. */
const MAX_DEPTH = 32;
/** Whoever gets this many wrong is told of no more. */
const MAX_FAULTS = 20;

/**
 * What a JSON text says that no shape can see any more once it is parsed: a field that stands there twice (the first would
 * be lost), a number that JavaScript would round, nesting without end, `__proto__`. One pass, without recursion; the
 * grammar itself is left to `JSON.parse`, so the text is one that it takes.
 */
export function jsonFaults(text: string): FieldError[] {
  const faults: FieldError[] = [];
  const open: Container[] = [];
  const fail = (message: string) => faults.push({ field: pathOf(open), message });

  for (let at = 0; at < text.length && faults.length < MAX_FAULTS; at++) {
    const inner = open.at(-1);
    switch (text[at]) {
      case '{':
      case '[':
        if (open.length === MAX_DEPTH) {
          const field = open[0]?.names ? String(open[0].at) : '';
          return [...faults, { field, message: `must not be nested deeper than ${MAX_DEPTH} levels` }];
        }
        open.push(
          text[at] === '{' ? { names: new Set(), at: '', isName: true } : { names: null, at: 0, isName: false },
        );
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (inner?.names) inner.isName = true;
        else if (inner) inner.at = Number(inner.at) + 1;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (inner?.names && inner.isName) {
          const name = JSON.parse(text.slice(at, end + 1)) as string;
          Object.assign(inner, { at: name, isName: false });
          if (inner.names.has(name)) fail('must be given once');
          else if (name === '__proto__') fail('is not a field of this request');
          inner.names.add(name);
        }
        at = end;
        break;
      }
      default: {
        NUMBER.lastIndex = at;
        const number = NUMBER.exec(text)?.[0];
        if (number === undefined) break;
        const isExact = Math.abs(Number(number)) <= Number.MAX_SAFE_INTEGER;
        if (!isExact) fail(`must be a number within ±${Number.MAX_SAFE_INTEGER.toLocaleString('en')}`);
        at += number.length - 1;
      }
    }
  }
  return faults;
}

/** An object (`names` it has had so far) or a list, with the name or place that is being read. */
type Container = { names: Set<string> | null; at: string | number; isName: boolean };

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const pathOf = (open: Container[]): string => open.map(({ at }) => String(at)).join('.');

/** Where the string that begins at `start` ends. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}
