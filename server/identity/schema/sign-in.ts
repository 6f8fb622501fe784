import { z } from 'zod';

/** Why a sign-in was refused, as its form shows it: what travels is a word, never a reason that tells who has an account. */
export const signInProblemShape = z.enum([
  'wrong_password',
  'code_required',
  'code_wrong',
  'throttled',
  'unavailable',
  'no_account',
  'single_sign_on_failed',
]);
export type SignInProblem = z.infer<typeof signInProblemShape>;

/** `throttled:90`: to be tried again in ninety seconds. */
export const problemWord = (problem: SignInProblem, waitSeconds?: number): string =>
  waitSeconds === undefined ? problem : `${problem}:${waitSeconds}`;

/** The problem that a word names; words that are not ours are faults of the sign-in itself. */
export function readProblem(word: string): { problem: SignInProblem; waitSeconds: number } {
  const [name, seconds] = word.split(':');
  const problem = signInProblemShape.safeParse(name);
  return { problem: problem.success ? problem.data : 'single_sign_on_failed', waitSeconds: Number(seconds) || 0 };
}
