import { test as property } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFaults } from './json-text';

const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('faults that parsing hides', () => {
  const rows: [reason: string, text: string, fields: string[]][] = [
    ['none', '{"a":{"b":[1,"x",{"c":null}]},"d":-0.5e3}', []],
    ['a field twice', '{"a":1,"a":2}', ['a']],
    ['a field twice, spelled another way', '{"a":1,"\\u0061":2}', ['a']],
    ['a field twice within', '{"x":[{"a":1},{"a":1,"a":1}]}', ['x.1.a']],
    ['the same name in two objects is none', '{"x":{"a":1},"a":1}', []],
    ['a text that looks like a field', '{"a":"\\",\\"a\\":1","b":["a","a"]}', []],
    ['the prototype', '{"__proto__":{"admin":true}}', ['__proto__']],
    ['the prototype within', '{"a":{"\\u005f_proto__":1}}', ['a.__proto__']],
    ['the largest whole number', '{"a":9007199254740991,"b":-9007199254740991}', []],
    ['one beyond', '{"a":9007199254740992}', ['a']],
    ['2^63', '{"a":[0,9223372036854775808]}', ['a.1']],
    ['beyond any', '{"a":1e309,"b":-1e309}', ['a', 'b']],
    ['a number in a text is none', '{"a":"1e309"}', []],
    ['nested as deeply as allowed', nested(32), []],
    ['nested one deeper', nested(33), ['a']],
    ['a list nested deeper', '['.repeat(100_000), ['']],
  ];
  test.each(rows)('%s', (_reason, text, fields) => {
    expect(jsonFaults(text).map(({ field }) => field)).toEqual(fields);
  });

  property.prop([fc.jsonValue({ maxDepth: 8 })])('there are none in what JSON.stringify writes', (value) => {
    const text = JSON.stringify(value);
    // The property speaks of structure: numbers beyond, and a field named like the prototype, are faults by themselves.
    fc.pre(!/__proto__|e[+-]?\d/.test(text) && !/\d{16}/.test(text));
    expect(jsonFaults(text)).toEqual([]);
  });
});
