export const HEALTH_PATH = '/healthz';

/** Whether this process is alive: it answers. Whether what it needs is there too is asked of `/readyz`. */
export const handleHealth = async (): Promise<Response> =>
  Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
