import { describe, expect, test } from 'vitest';
import { type Dialect, detectDialect } from './dialect';

const time = '[ HH:mm[:ss[.SSS]][X]]';
const usual: Dialect = {
  separator: ',',
  hasHeader: true,
  decimal: '.',
  ambiguousDecimal: false,
  dateFormat: `yyyy-MM-dd${time}`,
  ambiguousDate: false,
};

describe('detectDialect', () => {
  test.each<[string, string[], Partial<Dialect>]>([
    ['semicolons and a header', ['id;amount', '1;2.50'], { separator: ';' }],
    ['tabs', ['id\tamount', '1\t2.50'], { separator: '\t' }],
    ['bars', ['id|amount', '1|2.50'], { separator: '|' }],
    ['a byte order mark', ['\ufeffid,amount', '1,2.50'], {}],
    ['quoted separators', ['id,name', '1,"Hackett; Purdy; Co"', '2,"Klocko; Marvin; Co"'], {}],
    ['decimal commas, which are no separators', ['id;amount', '1;2,50', '2;3,50'], { separator: ';', decimal: ',' }],
    ['decimal commas without a header', ['1;2,50', '2;3,50'], { separator: ';', decimal: ',', hasHeader: false }],
    ['quoted decimal commas', ['id,amount', '1,"2,50"', '2,"1.002,50"'], { decimal: ',' }],
    ['grouped thousands', ['id;amount', '1;1,234.56', '2;12'], { separator: ';' }],
    ['thousands or decimals', ['id;amount', '1;1.500', '2;2.250'], { separator: ';', ambiguousDecimal: true }],
    ['thousands, as one amount shows', ['id;amount', '1;1.500', '2;2,5'], { separator: ';', decimal: ',' }],
    ['one column', ['reference', 'padberg_group'], {}],
    ['names we know and no row below', ['merchant_reference,amount,created_at'], {}],
    ['names we do not know above numbers', ['Händler,Wert', 'a,1.00'], {}],
    [
      'data in the first row',
      ['1,Flatley-Rowe,info@flatley-rowe.com', '2,Weissnat,info@weissnat.com'],
      { hasHeader: false },
    ],
    ['words in the first row that are no names of fields', ['padberg,DAILY', 'deckow,WEEKLY'], { hasHeader: false }],
    ['a name twice', ['total,total', '1,2'], { hasHeader: false }],
    ['a malformed row among good ones', ['id,amount', '1,2.50', '2,"3', '4,5.50'], {}],
    ['the day first', ['1,31/01/2018', '2,01/02/2018'], { hasHeader: false, dateFormat: `dd/MM/yyyy${time}` }],
    ['the month first', ['1,01/31/2018', '2,02/01/2018'], { hasHeader: false, dateFormat: `MM/dd/yyyy${time}` }],
    [
      'day and month that could be either',
      ['1,01/02/2018 10:00', '2,03/04/2018 11:00'],
      { hasHeader: false, dateFormat: `dd/MM/yyyy${time}`, ambiguousDate: true },
    ],
    ['dots, where the day is always first', ['1,01.02.2018'], { hasHeader: false, dateFormat: `dd.MM.yyyy${time}` }],
    ['ISO 8601', ['1,2018-01-02T03:04:05Z'], { hasHeader: false }],
    ['slashes after the year', ['1,2018/01/02'], { hasHeader: false, dateFormat: `yyyy/MM/dd${time}` }],
    [
      'a slip among many dates',
      ['1,n/a', ...Array.from({ length: 20 }, (_, index) => `1,${index + 1}/01/2018`)],
      { hasHeader: false, dateFormat: `dd/MM/yyyy${time}` },
    ],
    ['nothing', [], { hasHeader: false }],
  ])('recognises %s', (_what, lines, expected) => {
    expect(detectDialect(lines.map((line) => `${line}\n`).join(''))).toEqual({ ...usual, ...expected });
  });
});
