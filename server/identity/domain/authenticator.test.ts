import { expect, test } from 'vitest';
import { codeAt, enrolmentUri, newAuthenticatorSecret, stepOfCode } from './authenticator';

// RFC 6238, appendix B: the secret "12345678901234567890" in base 32; the last six of its eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at second %i the RFC’s secret shows %s', (seconds, code) => {
  expect(codeAt(secret, at(seconds))).toBe(code);
});

test.each<[number, bigint | null, string]>([
  [1_111_111_109, 37_037_036n, 'in its half minute'],
  [1_111_111_109 - 30, 37_037_036n, 'one step early: the phone is fast'],
  [1_111_111_109 + 30, 37_037_036n, 'one step late: it took a while to type'],
  [1_111_111_109 + 60, null, 'two steps late'],
  [1_111_111_109 - 60, null, 'two steps early'],
])('081804 at second %i belongs to step %s: %s', (seconds, step) => {
  expect(stepOfCode(secret, '081804', at(seconds))).toBe(step);
});

test('a new secret is a new one, and stands in the address that the app reads', () => {
  const [one, other] = [newAuthenticatorSecret(), newAuthenticatorSecret()];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(enrolmentUri(one, 'ada+x@example.org'));
  expect(uri.protocol + uri.hostname).toBe('otpauth:totp');
  expect(decodeURIComponent(uri.pathname)).toBe('/Countinghouse:ada+x@example.org');
  expect(uri.searchParams.get('secret')).toBe(one);
});
