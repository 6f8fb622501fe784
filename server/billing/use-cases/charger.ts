import { chargeCard, lookUpCharge, type TimedAnswer, takingProvider } from '@/server/payments/door';
import type { Claim } from '../store/claiming';

/** Who takes the money: the provider of the installation, or a double in a measurement. Neither throws. */
export type Charger = {
  name: string;
  charge(claim: Claim): Promise<TimedAnswer>;
  lookUp(claim: Claim): Promise<TimedAnswer>;
};

export const configuredCharger = (): Charger => ({
  name: takingProvider(),
  charge: (claim) =>
    chargeCard({
      provider: claim.provider,
      reference: claim.key,
      money: { amountMinor: claim.amount_minor, currency: claim.currency },
      token: claim.payment_token ?? '',
      description: `Invoice ${claim.invoice_number}`,
    }),
  lookUp: (claim) => lookUpCharge(claim.provider, claim.key),
});
