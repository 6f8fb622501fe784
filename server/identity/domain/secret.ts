import { createHash, randomBytes } from 'node:crypto';

/** Secrets of 256 random bits need no slow hash: nobody guesses them, and each request looks one up. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
