import { deliveredRules } from '../domain/next-step';
import type { BillingSettings } from '../schema/policy';
import { findPolicy, findSettings } from '../store/policies';
import type { Terms } from './charge-claims';

/** Where staff set nothing else: at midnight of the first, whatever day of the week it is. */
export const deliveredSettings: BillingSettings = { hour: 0, onWorkingDay: false, beginsOn: null };

/** The retry policy and the settings as they hold now. */
export async function currentTerms(): Promise<Terms> {
  const [policy, settings] = [await findPolicy(), await findSettings()];
  return { rules: policy?.rules ?? deliveredRules, settings: settings ?? deliveredSettings };
}
