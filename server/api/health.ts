import { pool } from '@/server/platform/db';

export const HEALTH_PATH = '/healthz';

/** Whether this process serves: 200 when the database answers, 503 while it does not. */
export async function handleHealth(): Promise<Response> {
  try {
    await pool().query('SELECT 1');
    return Response.json({ ok: true });
  } catch {
    return Response.json({ ok: false, reason: 'the database is away' }, { status: 503 });
  }
}
