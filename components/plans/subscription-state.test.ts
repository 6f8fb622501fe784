import { expect, it } from 'vitest';
import { openPause, stateOn } from './subscription-state';

const always = { startsOn: '2026-01-01', endsOn: null, pauses: [] };

it.each([
  [always, 'Active', 'it goes on'],
  [{ ...always, startsOn: '2026-06-02' }, 'To come', 'it begins tomorrow'],
  [{ ...always, endsOn: '2026-06-01' }, 'Ended', 'the first day on which it is no more'],
  [{ ...always, endsOn: '2026-06-02' }, 'Active', 'its last day'],
  [{ ...always, pauses: [{ from: '2026-06-01', to: null }] }, 'Paused', 'without an end'],
  [{ ...always, pauses: [{ from: '2026-05-01', to: '2026-06-01' }] }, 'Active', 'resumed today'],
])('%j is %s on the first of June: %s', (subscription, words, _reason) => {
  expect(stateOn(subscription, '2026-06-01').words).toBe(words);
});

it('knows the pause that can be resumed', () => {
  expect(openPause(always)).toBeUndefined();
  expect(openPause({ pauses: [{ from: '2026-05-01', to: null }] })).toEqual({ from: '2026-05-01', to: null });
});
