import { expect, test } from 'vitest';
import { resetConfig } from '@/server/platform/config';
import { runFuzz } from './run-fuzz';
import { makeFuzzWorld } from './world';

test('nothing that can be sent makes a handler fail: two thousand requests', async () => {
  const many = '1000000';
  Object.assign(process.env, {
    RATE_LIMIT_READ: many,
    RATE_LIMIT_WRITE: many,
    RATE_LIMIT_HEAVY: many,
    RATE_LIMIT_ANONYMOUS: many,
  });
  resetConfig();
  const { failures, statuses } = await runFuzz({ requests: 2_000, seed: 2026, ...(await makeFuzzWorld()) });
  expect(failures.join('\n\n')).toBe('');
  for (const status of ['200', '400', '401', '403', '404', '405', '415']) expect(statuses[status]).toBeGreaterThan(0);
}, 600_000);
