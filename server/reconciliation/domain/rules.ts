import type { LocalDate } from '@/server/kernel/calendar';
import type { MatchingRules } from './matching';

/** A transfer of SEPA takes a working day, one of the ACH two; without a reference, a week is as far as a guess reaches. */
export const rulesOn = (asOf: LocalDate): MatchingRules => ({ asOf, usualDays: 2, windowDays: 7 });
