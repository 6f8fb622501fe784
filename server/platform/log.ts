import { type DestinationStream, pino, stdSerializers } from 'pino';
import { maskSecrets } from './mask-secrets';

/** A log of JSON lines. Secrets and card data never reach it, wherever they stand in what is logged. */
export const logTo = (stream?: DestinationStream) =>
  pino(
    {
      level: process.env.LOG_LEVEL ?? 'info',
      // An error is spread out before it is masked: what hangs on it may hold anything.
      serializers: { err: (error) => maskSecrets(stdSerializers.err(error)) },
      formatters: { log: ({ err, ...rest }) => ({ ...(maskSecrets(rest) as object), ...(err ? { err } : {}) }) },
    },
    stream,
  );

/** The one log of the process, on standard output. */
export const log = logTo();
