import { config } from '@/server/platform/config';
import type { PayoutProvider } from './payout-provider';
import { simulatedBank } from './simulated-bank/bank';

/** The connection that payouts leave by, or null: they leave in files alone. PAYOUT_PROVIDER; the simulator in a demo. */
export function currentPayoutProvider(): PayoutProvider | null {
  const { PAYOUT_PROVIDER, DEMO } = config();
  return (PAYOUT_PROVIDER ?? (DEMO ? 'simulator' : 'none')) === 'simulator' ? simulatedBank : null;
}

/** A payout stays with the connection that it was sent by. */
export function payoutProviderNamed(name: string): PayoutProvider {
  if (name === simulatedBank.name) return simulatedBank;
  throw new Error(`a payout names a connection that does not exist: ${name}`);
}
