import { describe, expect, it } from 'vitest';
import { requesterText } from './requester';

describe('who asked', () => {
  it.each([
    ['user:1', 'you', 'the viewer'],
    ['user:2', 'a colleague', 'another person'],
    ['key:1', 'an API key', 'not the person with the same number'],
    ['job:demo', 'the system', 'the background'],
  ])('%s → %s: %s', (requestedBy, expected) => {
    expect(requesterText(requestedBy, '1')).toBe(expected);
  });
});
