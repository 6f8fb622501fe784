import { join, relative } from 'node:path';
import { demoAccess } from './demo';
import type { Installation } from './installation';
import { frame } from './terminal';

/** What a person needs to know once everything runs. */
export function summary(installation: Installation, startedInMs: number): string {
  const { url, dataDirectory } = installation;
  const logs = relative(process.cwd(), join(dataDirectory, 'logs'));
  const rows: [string, string][] = [['Address', url]];
  const demo = demoAccess(installation);
  if (demo) {
    rows.push(['', ''], ['Demo logins', '']);
    rows.push(
      ...demo.logins.map(({ role, email, password }): [string, string] => [`  ${role}`, `${email}  ${password}`]),
    );
    rows.push(['', ''], ['Demo API keys', '']);
    rows.push(...Object.entries(demo.apiKeys).map(([name, key]): [string, string] => [`  ${name}`, key]));
    rows.push(['', '']);
  }
  if (!installation.demo) rows.push(['First administrator', 'npm run admin -- ada@example.org "Ada Lovelace"']);
  rows.push(['Logs', logs.startsWith('..') ? join(dataDirectory, 'logs') : logs], ['Stop', 'Ctrl-C']);
  return frame(`Countinghouse is ready after ${(startedInMs / 1000).toFixed(1)} s`, rows);
}
