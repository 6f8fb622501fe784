import { type Outcome, refuse } from '@/server/kernel/outcome';

/** The refusals of codes and passwords that are typed by who is signed in already. */
export const wrongCode = (): Outcome<never> =>
  refuseField('code', 'is wrong or used up: wait for the next one, and check the clock of your phone');

export const wrongPassword = (field: string): Outcome<never> => refuseField(field, 'is not your password');

export const tooManyTries = (waitSeconds: number): Outcome<never> =>
  refuse('rate_limited', `Too many wrong tries. Try again in ${Math.ceil(waitSeconds / 60)} minutes.`, {
    retryAfterSeconds: waitSeconds,
  });

const refuseField = (field: string, message: string): Outcome<never> =>
  refuse('invalid_input', `The ${field} ${message}.`, { fields: [{ field, message: `This ${message}.` }] });
