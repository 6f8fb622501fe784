import { type FeeTier, validateTiers } from '@/server/kernel/fee-schedule';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type FeeTierJson, tiersOf } from '../schema/fees';

/** The tiers as the kernel reckons with them, refused by field where an amount lies in no tier or in two. */
export function readTiers(tiers: readonly FeeTierJson[]): Outcome<FeeTier[]> {
  const read = tiersOf(tiers);
  const fields = validateTiers(read);
  return fields.length === 0 ? ok(read) : refuse('invalid_input', 'The tiers are not a fee schedule.', { fields });
}
