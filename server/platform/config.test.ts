import { afterEach, beforeEach, expect, test } from 'vitest';
import { config, resetConfig } from './config';

const good = {
  DATABASE_URL: 'postgresql://app@127.0.0.1/house',
  NEXTAUTH_SECRET: 'q8Zx1vB7nL0kPw3TjR5yHc9MdF2sGaUe',
  AUDIT_SIGNING_KEY: '9b0de2c47f5a1836c2b8e0d4917f6a3b5c8d1e0f2a4b69783e5d7c1b0a9f8e26',
  ENCRYPTION_KEY: '3f1c9a7be04d52688ac1d97e2b60f5431d8e7c9a0b52f64e83d7a1c6905e2bf4',
  APP_URL: 'https://house.test',
  DEMO: '0',
};
const before = process.env;
beforeEach(() => resetConfig());
afterEach(() => {
  process.env = before;
  resetConfig();
});

const read = (given: Record<string, string | undefined>) => {
  process.env = { ...good, ...given } as unknown as NodeJS.ProcessEnv;
  return config();
};

const refused: [reason: string, given: Record<string, string | undefined>, names: string[]][] = [
  ['a variable that is missing', { DATABASE_URL: undefined }, ['DATABASE_URL']],
  ['all that are wrong at once', { NEXTAUTH_SECRET: 'short', PORT: 'x' }, ['NEXTAUTH_SECRET', 'PORT']],
  ['a secret out of the manual', { NEXTAUTH_SECRET: 'change-me-change-me-change-me-change-me' }, ['NEXTAUTH_SECRET']],
  ['a secret of one letter', { NEXTAUTH_SECRET: 'a'.repeat(40) }, ['NEXTAUTH_SECRET']],
  ['a signing key of zeros', { AUDIT_SIGNING_KEY: '0'.repeat(64) }, ['AUDIT_SIGNING_KEY']],
  ['a key of zeros', { ENCRYPTION_KEY: '0'.repeat(64) }, ['ENCRYPTION_KEY']],
  ['a key that is too short', { ENCRYPTION_KEY: '3f1c9a7be04d5268' }, ['ENCRYPTION_KEY']],
  [
    'single sign-on without its client',
    { OIDC_ISSUER: 'https://id.house.test', DEMO: '1' },
    ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ],
  ['passwords sent in the open', { APP_URL: 'http://house.test' }, ['APP_URL']],
  ['a bank that moves no money, outside a demo', { PAYOUT_PROVIDER: 'simulator' }, ['PAYOUT_PROVIDER']],
  ['a mail server that is none', { SMTP_URL: 'mail.house.test:25' }, ['SMTP_URL']],
];
test.each(refused)('refuses %s, by its name', (_reason, given, names) => {
  for (const name of names) expect(() => read(given)).toThrow(new RegExp(`\\n  ${name}: `));
});

const taken: [reason: string, given: Record<string, string | undefined>][] = [
  ['the bank of a demo in a demo', { DEMO: '1', PAYOUT_PROVIDER: 'simulator' }],
  ['payouts in files alone', { PAYOUT_PROVIDER: 'none' }],
  ['an installation behind https', {}],
  ['one that is tried on the machine itself', { APP_URL: 'http://localhost:3000' }],
  [
    'the secrets and addresses of a demo',
    { DEMO: '1', APP_URL: 'http://house.test', NEXTAUTH_SECRET: 'demo'.repeat(9) },
  ],
];
test.each(taken)('takes %s', (_reason, given) => {
  expect(read(given).DATABASE_URL).toBe(good.DATABASE_URL);
});
