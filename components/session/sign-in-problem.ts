import { readProblem, type SignInProblem } from '@/server/identity/schema/sign-in';

const words: Record<SignInProblem, string> = {
  wrong_password: 'Email and password do not match. Check both and try again.',
  code_required: 'Enter the code that your authenticator app shows.',
  code_wrong: 'That code is wrong or used up. Wait for the next one, and check the clock of your phone.',
  throttled: 'Too many wrong tries.',
  unavailable: 'We cannot sign you in just now. Try again in a moment.',
  no_account: 'You are not registered here under that address. Ask an administrator to invite you first.',
  single_sign_on_failed: 'Signing in did not work. Try again, and tell an administrator if it goes on.',
};

/** What went wrong with a sign-in, by the word that came back, for a person. */
export function problemText(word: string): string {
  const { problem, waitSeconds } = readProblem(word);
  return problem === 'throttled' ? `${words.throttled} Try again in ${waitText(waitSeconds)}.` : words[problem];
}

/** Rounded up: who comes back then is let in. */
export function waitText(seconds: number): string {
  if (seconds < 60) return seconds <= 1 ? 'a second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const hours = Math.ceil(seconds / 3_600);
  return hours === 1 ? 'an hour' : `${hours} hours`;
}
