import { config } from '@/server/platform/config';
import type { Charge } from '../providers/provider';
import { providerNamed } from '../providers/providers';
import { type TimedAnswer, timed } from './timed';

export type { TimedAnswer } from './timed';

/** The name of the provider that takes new charges. */
export const takingProvider = (): string => config().PAYMENT_PROVIDER;

type ChargeCard = Charge & { provider: string; token: string; description: string | null };

/** Charges a card that is kept at a provider, in one call. `reference` is its idempotency key; minor units. */
export const chargeCard = ({ provider, ...charge }: ChargeCard): Promise<TimedAnswer> =>
  timed(() => providerNamed(provider).charge(charge), { reference: charge.reference });

/** What came of the charge with this reference; `not_found` where the provider has never heard of it. */
export const lookUpCharge = (provider: string, reference: string): Promise<TimedAnswer> =>
  timed(() => providerNamed(provider).lookUp({ kind: 'charge', reference, providerId: null }), { reference });
