import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { config } from '@/server/platform/config';

const demoFile = z.object({ logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })) });
export type DemoLogin = z.infer<typeof demoFile>['logins'][number];

/** The logins of the demo data, for the sign-in page; none outside the demo. */
export function demoLogins(): DemoLogin[] {
  if (!config().DEMO) return [];
  try {
    return demoFile.parse(JSON.parse(readFileSync(join(config().DATA_DIR, 'demo.json'), 'utf8'))).logins;
  } catch {
    return [];
  }
}
