import { config } from '@/server/platform/config';
import { accountEndings, behaviours, testCards } from '../providers/simulated-behaviour';
import type { TestInstruments } from '../schema/test-instruments';

/** What to try payments with, in a demo that the simulator takes them in; null where money is real. */
export function offeredInstruments(): TestInstruments | null {
  if (!config().DEMO || config().PAYMENT_PROVIDER !== 'simulator') return null;
  return {
    cards: Object.entries(testCards).map(([number, behaviour]) => ({ number, says: behaviours[behaviour] })),
    accounts: Object.entries(accountEndings).map(([ending, behaviour]) => ({ ending, says: behaviours[behaviour] })),
  };
}
