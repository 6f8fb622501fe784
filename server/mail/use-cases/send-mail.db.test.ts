import type { AddressInfo } from 'node:net';
import { createElement } from 'react';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { provideAttachment } from '@/server/platform/mail/attachments';
import { MailAction, MailFrame, MailText } from '@/server/platform/mail/mail-parts';
import { type Mail, queueMail } from '@/server/platform/mail/queue-mail';
import { forgetOldSecrets } from './forget-old-secrets';
import { readMail } from './read-mail';
import { sendAgain } from './send-again';
import { giveUpMail, sendMail } from './send-mail';

const LINK = 'https://example.org/invitation/canary-5c1f';
const reader = jobActor('test');

const mailTo = (to: string, more: Partial<Mail> = {}): Mail => ({
  kind: 'test.mail',
  to,
  subject: 'Come in',
  body: createElement(
    MailFrame,
    { title: 'Come in', preview: 'An invitation' },
    createElement(MailText, null, '<b>Ada</b> & co'),
    createElement(MailAction, { href: LINK }, 'Accept'),
  ),
  merchantId: null,
  ...more,
});

async function queued(mail: Mail): Promise<string> {
  await transaction((client) => queueMail(client, mail));
  const { rows } = await pool().query<{ id: string }>('SELECT id FROM mail WHERE "to" = $1', [mail.to]);
  return rows[0]?.id as string;
}

const stateOf = async (id: string) =>
  (await pool().query('SELECT status, error, html, text FROM mail WHERE id = $1', [id])).rows[0];

/** A mail server that keeps what it is given, and answers each recipient as its address says. */
async function mailServer() {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const code = { 'gone@example.org': 550, 'later@example.org': 450 }[address];
      callback(code ? Object.assign(new Error(`no such ${address}`), { responseCode: code }) : null);
    },
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        received.push(text);
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { received, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((done) => server.close(done)) };
}

const configure = (url: string | undefined) => {
  if (url === undefined) delete process.env.SMTP_URL;
  else process.env.SMTP_URL = url;
  resetConfig();
};
afterEach(() => configure(undefined));

test('without a mail server a mail is kept, with its text and one event to send it', async () => {
  const id = await queued(mailTo('a@example.org'));
  await sendMail(id);
  const { status, html, text } = await stateOf(id);
  expect(status).toBe('kept');
  expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt; &amp; co');
  expect(text).toContain('<b>Ada</b> & co');
  const { rows } = await pool().query(`SELECT data FROM outbox WHERE name = 'platform/mail.queued'`);
  expect(rows).toContainEqual({ data: { mailId: id } });
});

test('one thing is written of once', async () => {
  await queued(mailTo('once@example.org', { oncePer: 'thing-1' }));
  await queued(mailTo('once@example.org', { oncePer: 'thing-1' }));
  const { rows } = await pool().query(`SELECT id FROM mail WHERE "to" = 'once@example.org'`);
  expect(rows).toHaveLength(1);
});

describe('with a mail server', () => {
  let server: Awaited<ReturnType<typeof mailServer>>;
  beforeAll(async () => {
    server = await mailServer();
    return () => server.close();
  });

  test('a document goes with it, made when it is sent', async () => {
    configure(server.url);
    provideAttachment('invoice', async (id) => Buffer.from(`%PDF of invoice ${id}`));
    const attachment = { kind: 'invoice' as const, id: '7', fileName: 'invoice-CH-000007.pdf' };
    await sendMail(await queued(mailTo('document@example.org', { attachment })));
    const sent = server.received.splice(0).join('');
    expect(sent).toContain('filename=invoice-CH-000007.pdf');
    expect(sent).toContain(Buffer.from('%PDF of invoice 7').toString('base64'));
  });

  test('a mail goes out once, under its own id, and what lets somebody in is forgotten', async () => {
    configure(server.url);
    const id = await queued(mailTo('b@example.org', { hasSecret: true }));
    await sendMail(id);
    await sendMail(id);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toContain(`Message-ID: <${id}@`);
    expect(server.received[0]).toContain('canary-5c1f');
    expect(await stateOf(id)).toEqual({ status: 'sent', error: null, html: '', text: '' });
  });

  test('an address with more in it is one recipient, never a header of its own', async () => {
    configure(server.url);
    const id = await queued(
      mailTo('c@example.org\r\nBcc: evil@example.org', { subject: 'Hi\r\nBcc: evil@example.org' }),
    );
    await sendMail(id);
    expect(server.received.at(-1)).not.toMatch(/^Bcc:/m);
  });

  test('refused for good it ends with what the server said, and can be sent again', async () => {
    configure(server.url);
    const id = await queued(mailTo('gone@example.org'));
    await sendMail(id);
    expect(await stateOf(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('no such gone') });
    expect(unwrap(await sendAgain(reader, id)).status).toBe('queued');
    expect(await sendAgain(reader, id)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  });

  test('refused for now it stays, and is tried again', async () => {
    configure(server.url);
    const id = await queued(mailTo('later@example.org'));
    await expect(sendMail(id)).rejects.toThrow();
    expect((await stateOf(id)).status).toBe('queued');
    await giveUpMail(id, 'two days over');
    expect((await stateOf(id)).status).toBe('failed');
  });
});

test('with a mail server away it stays, and is tried again', async () => {
  configure('smtp://127.0.0.1:1');
  const id = await queued(mailTo('d@example.org'));
  await expect(sendMail(id)).rejects.toThrow();
  expect((await stateOf(id)).status).toBe('queued');
});

test('reading a link that lets somebody in is audited; eight days later it is forgotten', async () => {
  const admin = {
    kind: 'user' as const,
    id: await makePerson('admin'),
    name: 'Ada',
    role: 'admin' as const,
    merchantId: null,
  };
  const setBack = fixClock('2026-01-01T00:00:00Z');
  const id = await queued(mailTo('e@example.org', { hasSecret: true }));
  await sendMail(id);
  expect(unwrap(await readMail(admin, id)).text).toContain('canary-5c1f');
  const { rows } = await pool().query(
    `SELECT actor_id FROM audit_entry WHERE action = 'mail.read' AND object_id = $1`,
    [id],
  );
  expect(rows).toEqual([{ actor_id: admin.id }]);
  setBack();
  const setBackAgain = fixClock('2026-01-09T00:00:01Z');
  expect(await forgetOldSecrets()).toBe(1);
  expect(unwrap(await readMail(admin, id)).text).toBeNull();
  setBackAgain();
});
