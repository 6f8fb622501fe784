import { createHash, timingSafeEqual } from 'node:crypto';
import { authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import { authenticateRequest } from './authenticate-request';
import { readMetrics } from './metrics';
import { faultOf, problem, toResponse } from './problem';

export const METRICS_PATH = '/metrics';

/** Figures for operators, in the format of Prometheus: for METRICS_TOKEN, or whoever holds `metrics:read`. */
export async function handleMetrics(request: Request): Promise<Response> {
  try {
    const may = await mayRead(request);
    if (!may.ok) return toResponse(problem(may.refusal));
    const { text, contentType } = await readMetrics();
    return new Response(text, { headers: { 'content-type': contentType } });
  } catch (error) {
    return toResponse(faultOf(error));
  }
}

async function mayRead(request: Request): Promise<Outcome<true>> {
  const { METRICS_TOKEN } = config();
  const given = request.headers.get('authorization') ?? '';
  if (METRICS_TOKEN !== undefined && isSame(given, `Bearer ${METRICS_TOKEN}`)) return ok(true);
  const { actor } = await authenticateRequest(request);
  const may = authorise(actor, 'metrics:read');
  return may.ok ? ok(true) : refuse(may.refusal.code, may.refusal.message);
}

/** Takes as long wherever the two differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
