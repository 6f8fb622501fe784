import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { epcText, hasLetterOrDigit, referenceProblem } from './epc-text';

describe('text in the characters of SEPA', () => {
  test.each<[string, string, string]>([
    ['Müller & Söhne GmbH', 'Muller + Sohne GmbH', 'an umlaut loses its dots'],
    ['Straße', 'Strase', 'as EPC217-08 has it'],
    ['Ægir Øst Łódź', 'Aegir Ost Lodz', 'letters that are more than letter and accent'],
    ['Ça va, Ñandú', 'Ca va, Nandu', 'accents of the west'],
    ['Č Ș Ț Ő Ű', 'C S T O U', 'accents of the east'],
    ['Αθήνα Ψυχή', 'Athina Psychi', 'Greek, with its accents'],
    ['България Щ', 'Balgariya Sht', 'Bulgarian; a capital stays one'],
    ['Київ', 'Kiyiv', 'Ukrainian, by the Bulgarian rules: an accent that is part of a letter'],
    ['“Quoted” – it’s_ok;', "'Quoted' - it's-ok,", 'marks have their like'],
    ['a@b #1 100%!', 'a.b .1 100..', 'what has no like is a full stop'],
    ['日本 Ltd', '.. Ltd', 'a script that banks do not carry'],
    ['ﬁne № ½', 'fine No 1.2', 'one sign of several letters'],
    ['🏦 bank', '. bank', 'a sign of two code units is one character'],
    ['\ud800x', '.x', 'half a character'],
    ['a\u0000b\tc\n\nd', 'a b c d', 'blanks are one blank'],
    ['e\u0301a\u200bb', 'eab', 'an accent of its own, and nothing at all'],
    ['  x  ', 'x', 'blanks around it'],
  ])('%j is %j: %s', (text, written) => {
    expect(epcText(text, 70)).toBe(written);
  });

  test('is cut, and never ends with a blank', () => {
    expect(epcText('abc def', 4)).toBe('abc');
    expect(epcText('ß'.repeat(80), 70)).toHaveLength(70);
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 140 })])(
    'has no other character, whatever it is made of, and stays as it is from then on',
    (text, maxLength) => {
      const written = epcText(text, maxLength);
      expect(written).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
      expect(written.length).toBeLessThanOrEqual(maxLength);
      expect(epcText(written, maxLength)).toBe(written);
    },
  );

  test('tells whether a reader could tell whose name it is', () => {
    expect(hasLetterOrDigit(epcText('日本', 70))).toBe(false);
    expect(hasLetterOrDigit(epcText('7', 70))).toBe(true);
  });
});

describe('a reference', () => {
  test.each<[string, string | null, string]>([
    ['CH-2026-11-21-000123', null, 'ours'],
    ["a/b?c:(d).,'+ e", null, 'every mark there is'],
    ['x'.repeat(35), null, 'as long as may be'],
    ['x'.repeat(36), 'is longer than 35 characters', 'one more'],
    ['', 'is empty', 'nothing'],
    [' a', 'has blanks around it', 'the bank may trim it'],
    ['/a', 'begins or ends with a slash', 'EPC132-08'],
    ['a/', 'begins or ends with a slash', 'EPC132-08'],
    ['a//b', 'has two slashes in a row', 'EPC132-08'],
    ['a_b', expect.stringContaining('has a character'), 'is not converted: it must come back as it was sent'],
    ['ä', expect.stringContaining('has a character'), 'nor is an umlaut'],
  ])('%j: %s, since %s', (reference, problem) => {
    expect(referenceProblem(reference)).toEqual(problem);
  });
});
