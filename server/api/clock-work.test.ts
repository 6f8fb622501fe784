import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clockWork } from '@/server/sandbox/use-cases/clock-work';

/** What keeps the house rather than does business, and so goes by the clock on the wall. */
const byTheWall = [
  'delete-old-password-resets',
  'delete-old-sessions',
  'export-audit-heads',
  'forget-mail-secrets',
  'forget-old-answers',
  'forget-old-windows',
  'seal-audit',
  'verify-nightly',
  'wake-forgotten-runs',
  'wake-forgotten-webhooks',
];

test('whatever goes by itself is also done when the clock of a demo is moved, or goes by the wall', () => {
  const jobs = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)jobs(\.ts|\/[\w-]+\.ts)$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(`server/${file}`, 'utf8'));
  const ids = jobs.flatMap((text) =>
    text
      .split('createFunction(')
      .filter((part) => /\bcron:/.test(part))
      .map((part) => /id: '([\w-]+)'/.exec(part)?.[1]),
  );
  expect(new Set(ids)).toEqual(new Set([...byTheWall, ...Object.keys(clockWork)]));
});
