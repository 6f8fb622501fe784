import { pino } from 'pino';

/** One log for the process: JSON lines on standard output. Secrets and card data never reach it. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: {
    paths: ['password', '*.password', 'authorization', '*.authorization', 'headers.cookie', '*.cardNumber', '*.secret'],
    censor: '[redacted]',
  },
});
