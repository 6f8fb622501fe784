import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderMail } from '@/server/platform/mail/render-mail';
import { templates } from './templates';

/** The mails of all rooms: each function that a file of a room's `mails/` shows is one. */
async function mailsThereAre(): Promise<Map<unknown, string>> {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^\w+\/mails\/[\w-]+\.tsx$/.test(file),
  );
  const all = new Map<unknown, string>();
  for (const file of files) {
    const shown: Record<string, unknown> = await import(`../../${file}`);
    for (const [name, value] of Object.entries(shown))
      if (typeof value === 'function') all.set(value, `${file}: ${name}`);
  }
  return all;
}

test('every mail can be looked at', async () => {
  const mails = await mailsThereAre();
  expect(mails.size).toBeGreaterThan(10);
  const shown = new Set<unknown>(templates.map(({ mail }) => mail));
  expect([...mails].filter(([mail]) => !shown.has(mail)).map(([, name]) => name)).toEqual([]);
  expect(new Set(templates.map(({ kind }) => kind)).size).toBe(templates.length);
});

for (const { kind, body, subject } of templates) {
  test(`${kind} can be read with and without pictures`, async () => {
    const { html, text } = await renderMail(body);
    expect(html).toContain('<h1');
    expect(text.length, subject).toBeGreaterThan(60);
    for (const made of [html, text]) expect(made).not.toMatch(/undefined|\[object|NaN/);
  });
}
