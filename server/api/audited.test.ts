import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

// Whatever changes something leaves a row of the audit: each use case that a mutation, a changing route or a background
// function calls writes one, or stands here with why it need not.

const exempt: Record<string, string> = {
  'audit/use-cases/seal-entries': 'it chains the audit itself',
  'identity/use-cases/delete-expired-sessions': 'their end was settled when they began',
  'identity/use-cases/passwords/ask-password-reset':
    'it tells nobody whether there is such a person; the link, once made, is written down',
  'identity/use-cases/passwords/forget-old-resets': 'their end was settled when they were made',
  'imports/use-cases/take-in-completed': 'the door of orders writes each order down (`recordTakenIn`)',
  'billing/use-cases/notices/tell-of-breaker': 'it only writes mails, and each mail is kept',
  'billing/use-cases/notices/tell-of-charges': 'it only writes mails, and each mail is kept',
  'billing/use-cases/notices/tell-of-reviews': 'it only writes mails, and each mail is kept',
  'billing/use-cases/notices/tell-of-run': 'it only writes mails, and each mail is kept',
  'billing/use-cases/notices/tell-of-stuck': 'it only writes mails, and each mail is kept',
  'invoices/use-cases/tell-of-expiring-cards': 'it only writes mails, and each mail is kept',
  'mail/use-cases/forget-old-secrets': 'housekeeping of what nobody can use any more',
  'mail/use-cases/send-mail': 'each mail keeps what became of it',
  'payables/use-cases/try-fees': 'it writes nothing',
  'payables/use-cases/owe-order':
    'the delivery is written down where it is decided; what follows is append-only and names it as its cause',
  'payouts/use-cases/pay-run': 'where its run goes is written down by the door of disbursements (`followPayouts`)',
  'payments/use-cases/create-payment': 'the one statement that accepts it writes its row too',
  'reconciliation/use-cases/preview-csv': 'it keeps nothing: a sample is too long for the address of a query',
  'disbursements/use-cases/wake-forgotten-runs': 'it only has calculations go on',
  'webhooks/use-cases/make-messages': 'each message and delivery is kept, with every attempt',
  'webhooks/use-cases/sources': 'only reads what to tell',
  'webhooks/use-cases/wake-forgotten': 'it only has deliveries go on',
};

/** The use cases that a front door calls in the parts of its text that change something: name → file. */
function changing(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/import \{([^}]+)\} from '(\.{1,2}\/use-cases\/[^']+)'/g)].flatMap(
    ([, names = '', path = '']) =>
      names.split(',').map((name) => ({
        name: name.trim().split(' as ').at(-1) as string,
        file: `${normalize(join(dirname(file), path))}.ts`,
      })),
  );
  const body = text.replace(/^import .*$/gm, '');
  const parts = /jobs(\.ts|\/)/.test(file)
    ? [body]
    : body
        .split(/procedure\(|restRoute\(\{|(?=uploadRoute\(\{)/)
        .filter((part) => /\.mutation\(|method: '(post|put|delete)'|uploadRoute\(/.test(part));
  return parts.flatMap((part) =>
    imported.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(part)).map(({ file: used }) => used),
  );
}

/** Whether a use case, or another of its room that it calls, writes to the audit. */
function writesAudit(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  if (/\baudit\(/.test(text)) return true;
  return [...text.matchAll(/from '(\.{1,2}\/[^']+)'/g)].some(([, path = '']) =>
    writesAudit(`${normalize(join(dirname(file), path))}.ts`, seen),
  );
}

test('every use case that changes something writes it down', () => {
  const doors = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^\w+\/(?:router|rest|jobs|(?:routers|rest|jobs)\/[\w-]+)\.ts$/.test(file))
    .map((file) => `server/${file}`);
  const used = new Set(doors.flatMap(changing));
  expect(used.size).toBeGreaterThan(10);
  const silent = [...used].filter((file) => !writesAudit(file)).map((file) => file.replace(/^server\/|\.ts$/g, ''));
  expect(silent.toSorted(byName)).toEqual(Object.keys(exempt).toSorted(byName));
});

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}
