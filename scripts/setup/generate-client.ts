import { makeWhenChanged } from './fingerprint';
import { runPackage } from './run-command';

/** Writes prisma/client from prisma/schema. @returns whether anything had changed */
export function generateClient(signal?: AbortSignal): Promise<boolean> {
  return makeWhenChanged(
    {
      name: 'prisma-client',
      inputs: ['prisma/schema', 'prisma.config.ts', 'package-lock.json'],
      output: 'prisma/client/client.ts',
    },
    () => runPackage('prisma', ['generate'], { signal }),
  );
}
