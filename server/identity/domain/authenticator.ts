import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
/** Clocks of phones are off by a little: the step before and the one after count too. */
const STEPS_AROUND = 1;
const SECRET_BYTES = 20;

/** A new secret, in the letters that people can type into an app. */
export const newAuthenticatorSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an app reads from the QR code. */
export const enrolmentUri = (secret: string, email: string): string => authenticator(secret, email).toString();

/** The half minute that a code belongs to, or null when it is not the secret's code just now. */
export function stepOfCode(secret: string, code: string, at: Date): bigint | null {
  const timestamp = at.getTime();
  const distance = authenticator(secret).validate({ token: code, timestamp, window: STEPS_AROUND });
  return distance === null ? null : BigInt(Math.floor(timestamp / 1000 / STEP_SECONDS) + distance);
}

/** What an app shows at an instant. */
export const codeAt = (secret: string, at: Date): string => authenticator(secret).generate({ timestamp: at.getTime() });

const authenticator = (secret: string, label = '') =>
  new TOTP({ issuer: 'Countinghouse', label, secret: Secret.fromBase32(secret), period: STEP_SECONDS, digits: 6 });
