import { describe, expect, it } from 'vitest';
import { columnName, withField } from './column-choice';

describe('withField', () => {
  it.each([
    [['', 'amount'], 0, 'merchant', ['merchant', 'amount'], 'a column that was left out is taken in'],
    [['amount', ''], 1, 'amount', ['', 'amount'], 'a field moves from the column that had it'],
    [['amount', 'merchant'], 1, '', ['amount', ''], 'a column is left out'],
    [['amount', '', ''], 1, '', ['amount', '', ''], 'leaving out takes nothing from the others'],
  ])('%j, column %i as "%s" → %j: %s', (columns, chosen, field, expected) => {
    expect(withField(columns, chosen, field)).toEqual(expected);
  });
});

describe('columnName', () => {
  it.each<[string[] | null, number, string, string]>([
    [['id', ' amount '], 1, 'amount', 'headers are named without the blanks around them'],
    [['id', ''], 1, 'column 2', 'an empty header is no name'],
    [null, 0, 'column 1', 'columns are counted from 1'],
  ])('%j, %i → %s: %s', (header, column, expected) => {
    expect(columnName(header, column)).toBe(expected);
  });
});
