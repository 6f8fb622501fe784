import { type Outcome, refuse } from '@/server/kernel/outcome';
import type { OrderStatus } from '../schema';

/** No such move from this state: says where the order is, and from where it could be. */
export const impossibleMove = (
  done: string,
  currentState: OrderStatus,
  possibleFrom: readonly OrderStatus[],
): Outcome<never> =>
  refuse('impossible_move', `This order is ${words(currentState)}, so it cannot be ${done}.`, {
    details: { currentState, possibleFrom },
  });

const words = (status: OrderStatus): string => status.replaceAll('_', ' ');
