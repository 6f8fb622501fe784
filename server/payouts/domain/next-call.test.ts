import { describe, expect, test } from 'vitest';
import { type Happened, type NextCall, nextCall, tryAgainAt } from './next-call';

const start = new Date('2026-03-02T10:00:00Z').getTime();
const now = (seconds: number) => new Date(start + seconds * 1_000);
/** `sending 0, unknown 2`: what happened, and how many seconds after the start. */
const story = (text: string): Happened[] =>
  text === ''
    ? []
    : text.split(', ').map((event) => {
        const [kind, seconds] = event.split(' ') as [Happened['kind'], string];
        return { kind, at: now(Number(seconds)) };
      });
const minutes = (n: number) => n * 60;

describe('what is done next about an attempt', () => {
  test.each<[why: string, happened: string, at: number, next: NextCall]>([
    ['it is written down and was never sent', '', 0, { do: 'send' }],
    ['the call may be under way in another process', 'sending 0', 10, { do: 'wait', ms: 20_000 }],
    ['no answer was recorded: whoever called is gone', 'sending 0', 31, { do: 'ask' }],
    ['what is not known is asked about, not sent again', 'sending 0, unknown 2', 3, { do: 'ask' }],
    ['the second time later', 'sending 0, unknown 2, asking 3', 4, { do: 'wait', ms: 1_000 }],
    ['the bank has taken it: it is asked when it is booked', 'sending 0, accepted 1', 2, { do: 'ask' }],
    ['long after, each hour', `sending 0, accepted 1${', asking 2'.repeat(10)}`, 3, { do: 'wait', ms: 3_599_000 }],
    [
      'not heard of, but it may still be on its way',
      'sending 0, unknown 2, asking 3, not_found 3',
      4,
      { do: 'wait', ms: 1_000 },
    ],
    [
      'not heard of long after it was sent: again, under the same reference',
      'sending 0, unknown 2, asking 40, not_found 40',
      41,
      { do: 'send' },
    ],
    ['it never left the house', 'sending 0, not_sent 0', 0, { do: 'wait', ms: 1_000 }],
    ['and is sent again', 'sending 0, not_sent 0', 1, { do: 'send' }],
    [
      'it never left the house, however often',
      ', sending 0, not_sent 0'.repeat(6).slice(2),
      minutes(9),
      { do: 'give_up' },
    ],
    [
      'it may have left with an earlier call: that it cannot be reached now says nothing of that',
      `sending 0, unknown 1, asking 40, not_found 40${', sending 41, not_sent 41'.repeat(6)}`,
      minutes(90),
      { do: 'ask' },
    ],
    [
      'a call without an answer is one that may have been heard',
      `sending 0${', sending 31, not_sent 31'.repeat(6)}`,
      minutes(90),
      { do: 'ask' },
    ],
    [
      'what the bank took is not sent anew, whatever it says later',
      'sending 0, accepted 1, asking 60, not_found 60',
      minutes(5),
      { do: 'ask' },
    ],
    ['it is paid', 'sending 0, accepted 1, paid 3', 4, { do: 'nothing' }],
    ['it failed', 'sending 0, failed 3', 4, { do: 'nothing' }],
    ['it came back', 'sending 0, paid 3, returned 9', 10, { do: 'nothing' }],
  ])('%s', (_, happened, at, next) => {
    expect(nextCall(story(happened), now(at))).toEqual(next);
  });
});

test('what is not known is never sent again, whenever it is looked at', () => {
  for (let asked = 0; asked < 40; asked++)
    for (const at of [0, 1, 60, 3_600, 86_400])
      expect(nextCall(story(`sending 0, unknown 1${', asking 2'.repeat(asked)}`), now(2 + at)).do).not.toBe('send');
});

test('what failed for a passing reason is tried again by itself, some times; for a lasting one never', () => {
  const failedAt = now(0);
  expect(tryAgainAt(1, false, failedAt)).toEqual(now(minutes(15)));
  expect(tryAgainAt(2, false, failedAt)).toEqual(now(minutes(60)));
  expect(tryAgainAt(4, false, failedAt)).toBeNull();
  expect(tryAgainAt(1, true, failedAt)).toBeNull();
});
