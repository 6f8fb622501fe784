import { wallNow } from '@/server/platform/clock';
import { forgetSecretsBefore } from '../store';

/** Longer than the longest of the links in mails is good for. */
const KEPT_MS = 8 * 24 * 3_600_000;

/** Forgets what kept mails say whose links are over. @returns how many those were */
export const forgetOldSecrets = (): Promise<number> => forgetSecretsBefore(new Date(wallNow().getTime() - KEPT_MS));
