import { expect, test } from 'vitest';
import { checkPassword } from './password-policy';

const ada = { email: 'ada.lovelace@analytical.example', name: 'Ada Lovelace' };

test.each<[password: string, problem: RegExp | null, reason: string]>([
  ['correct horse battery staple', null, 'words in a row'],
  ['x7Gk2mQz9bTa', null, 'twelve random characters'],
  ['my dog eats green apples', null, 'a sentence'],
  ['ключ-под-ковром-у-двери', null, 'any script'],
  ['🦊🐢🐝🐙🐌🐠🦉🐫🐞🦀🐳🐿', null, 'twelve signs, each of which counts once'],
  ['x7Gk2mQz9bT', /at least 12/, 'one short'],
  ['🦊🐢🐝🐙🐌🐠', /at least 12/, 'six signs, though twelve units of storage'],
  ['', /at least 12/, 'nothing'],
  ['password2468', /guess/, 'a common one with digits'],
  ['MotherFucker', /stolen/, 'in the list, in other letters'],
  ['password1234', /stolen/, 'in the list'],
  ['P@ssw0rd1234', /guess/, 'the same with signs'],
  ['aaaaaaaaaaaaaaaa', /guess/, 'one letter'],
  ['qwertyuiop[]', /guess/, 'a row of keys'],
  ['Winter2026!!', /guess/, 'a season and a year'],
  ['AdaLovelace1815', /guess/, 'her own name'],
  ['analytical.example', /guess/, 'her own address'],
  ['countinghouse!', /guess/, 'the product’s name'],
  [`${'a7k'.repeat(66)}x9`, /guess/, 'long, but the same over and over'],
  ['x7Gk2mQz9bTa'.repeat(17), /at most 200/, 'longer than anybody types'],
])('%j: %s, %s', async (password, problem) => {
  const errors = await checkPassword(password, ada);
  if (problem === null) expect(errors).toEqual([]);
  else expect(errors).toEqual([{ field: 'password', message: expect.stringMatching(problem) }]);
});

test('names the field that was asked for', async () => {
  expect(await checkPassword('short', ada, 'newPassword')).toMatchObject([{ field: 'newPassword' }]);
});
