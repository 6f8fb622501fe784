import { wallNow } from '@/server/platform/clock';
import { deleteSessionsBefore } from '../store/sessions';

/** Deletes the sessions that are over: they open nothing any more. @returns how many those were */
export const deleteExpiredSessions = async (): Promise<number> => (await deleteSessionsBefore(wallNow())).count;
