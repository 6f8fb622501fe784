import { config } from '@/server/platform/config';
import type { Provider } from './provider';
import { simulator } from './simulator';
import { configuredStripe } from './stripe';

let stripe: Provider | undefined;

/** Who takes new payments: PAYMENT_PROVIDER. */
export const currentProvider = (): Provider => providerNamed(config().PAYMENT_PROVIDER);

/** A payment stays with the provider that took it, whatever takes new ones. */
export function providerNamed(name: string): Provider {
  if (name === 'simulator') return simulator;
  if (name !== 'stripe') throw new Error(`a payment names a provider that does not exist: ${name}`);
  stripe ??= configuredStripe();
  return stripe;
}
