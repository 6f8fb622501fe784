import { wallNow } from '@/server/platform/clock';
import { deleteResetsBefore } from '../../store/password-resets';

const KEPT_MS = 30 * 86_400_000;

/** Forgets who asked for a new password a month ago. @returns how many */
export const forgetOldResets = (): Promise<number> => deleteResetsBefore(new Date(wallNow().getTime() - KEPT_MS));
