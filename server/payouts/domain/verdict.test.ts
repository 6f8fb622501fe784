import { expect, test } from 'vitest';
import { type EndKind, type Verdict, verdictOf } from './verdict';

test.each<[why: string, known: EndKind[], said: EndKind, verdict: Verdict]>([
  ['nothing is known yet', [], 'paid', 'done'],
  ['it failed', [], 'failed', 'done'],
  ['it came back, and nobody had said that it was paid', [], 'returned', 'done'],
  ['what was paid comes back', ['paid'], 'returned', 'done'],
  ['the same again', ['paid'], 'paid', 'already'],
  ['the same failure again', ['failed'], 'failed', 'already'],
  ['it came back: of course it had been paid', ['paid', 'returned'], 'paid', 'already'],
  ['it comes back once', ['paid', 'returned'], 'returned', 'already'],
  ['paid after all', ['failed'], 'paid', 'contradicts'],
  ['failed after all', ['paid'], 'failed', 'contradicts'],
  ['what never left cannot come back', ['failed'], 'returned', 'contradicts'],
  ['what was paid and came back has not failed', ['paid', 'returned'], 'failed', 'contradicts'],
])('%s', (_, known, said, verdict) => {
  expect(
    verdictOf(
      known.map((kind) => ({ kind })),
      said,
    ),
  ).toBe(verdict);
});
