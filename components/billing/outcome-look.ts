import type { Tone } from '@/components/ui/badge';
import { type ChargeOutcome, outcomeWords } from '@/server/billing/schema/outcomes';

const tones: Record<ChargeOutcome, Tone> = {
  charged: 'positive',
  no_funds: 'danger',
  declined: 'danger',
  customer_not_found: 'danger',
  currency_mismatch: 'danger',
  no_payment_method: 'danger',
  customer_suspended: 'danger',
  network_error: 'warning',
  unknown: 'warning',
  not_found: 'warning',
  pending: 'accent',
  held_back: 'neutral',
};

/** What came of a charge, in a word and a colour; null: no answer yet. */
export const outcomeLook = (outcome: ChargeOutcome | null): { words: string; tone: Tone } =>
  outcome === null
    ? { words: 'Under way', tone: 'accent' }
    : { words: outcomeWords[outcome].says, tone: tones[outcome] };

/** The colours of bars, by tone; they say no more than the words beside them. */
export const barColour: Record<Tone, string> = {
  positive: 'var(--positive)',
  danger: 'var(--danger)',
  warning: 'var(--warning)',
  accent: 'var(--accent)',
  neutral: 'var(--line-strong)',
};
