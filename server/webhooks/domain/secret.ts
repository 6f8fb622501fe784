import { randomBytes } from 'node:crypto';

/** A secret as the standard writes it: `whsec_` and 256 random bits in Base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
