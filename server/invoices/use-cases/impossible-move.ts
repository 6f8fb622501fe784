import { type Outcome, refuse } from '@/server/kernel/outcome';
import type { InvoiceStatus } from '../schema/states';

/** No such move from this state: says where the invoice is, and from where it could be. */
export const impossibleMove = (
  done: string,
  currentState: InvoiceStatus,
  possibleFrom: readonly InvoiceStatus[],
): Outcome<never> =>
  refuse('impossible_move', `This invoice is ${currentState}, so it cannot be ${done}.`, {
    details: { currentState, possibleFrom },
  });
