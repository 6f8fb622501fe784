import { expect, test } from 'vitest';
import { logTo } from './log';
import { maskSecrets, SECRET_FIELDS } from './mask-secrets';

const CANARY = 'canary-7f3a9c';

/** A secret under each of its names, at each depth that a request or an error has. */
const seeded = {
  ...Object.fromEntries(SECRET_FIELDS.map((name) => [name, CANARY])),
  request: {
    headers: { authorization: CANARY, cookie: CANARY, accept: 'text/html' },
    body: { password: CANARY, card: { cardNumber: CANARY, verificationCode: CANARY } },
  },
  merchant: 'harbour-books',
};

test('no secret reaches the log', () => {
  let written = '';
  const log = logTo({ write: (line) => (written += line) });
  log.level = 'info';
  log.info(seeded, 'a request failed');
  log.error({ err: Object.assign(new Error('refused'), seeded) }, 'a job failed');
  expect(written).not.toContain(CANARY);
  expect(written).toContain('harbour-books');
  expect(written).toContain('text/html');
  expect(written).toContain('refused');

  const round: { self?: unknown } = {};
  round.self = round;
  log.info({ round });
  expect(written).toContain('left out');
});

test('nor the audit, which keeps what is no secret', () => {
  const kept = maskSecrets({ seeded: [seeded], amountMinor: 12n, at: new Date(0), none: null, password: null });
  expect(JSON.stringify(kept)).not.toContain(CANARY);
  expect(kept).toMatchObject({ amountMinor: '12', at: '1970-01-01T00:00:00.000Z', none: null, password: null });
  expect(kept).toMatchObject({ seeded: [{ merchant: 'harbour-books', password: '[masked]' }] });
});
