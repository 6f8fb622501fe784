import type { Tone } from '@/components/ui/badge';
import type { Subscription } from '@/server/invoices/schema/plans';

type State = { words: string; tone: Tone; isOver: boolean; isPaused: boolean };

/** Where a subscription is on a day. */
export function stateOn(
  { startsOn, endsOn, pauses }: Pick<Subscription, 'startsOn' | 'endsOn' | 'pauses'>,
  today: string,
): State {
  const isPaused = pauses.some(({ from, to }) => from <= today && (to === null || today < to));
  const state = (words: string, tone: Tone, isOver = false): State => ({ words, tone, isOver, isPaused });
  if (endsOn !== null && endsOn <= today) return state('Ended', 'neutral', true);
  if (today < startsOn) return state('To come', 'neutral');
  if (isPaused) return state('Paused', 'warning');
  return state('Active', 'positive');
}

/** The pause that nobody has said the end of, which can be resumed. */
export const openPause = ({ pauses }: Pick<Subscription, 'pauses'>) => pauses.find(({ to }) => to === null);
