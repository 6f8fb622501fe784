import { makeWhenChanged } from './fingerprint';
import { runPackage } from './run-command';

/** Builds the pages for production. @returns whether anything had changed */
export function buildPages(signal?: AbortSignal): Promise<boolean> {
  return makeWhenChanged(
    {
      name: 'pages',
      inputs: [
        'app',
        'components',
        'public',
        'server',
        'prisma/schema',
        'next.config.js',
        'postcss.config.mjs',
        'tsconfig.json',
        'package-lock.json',
      ],
      output: '.next/BUILD_ID',
    },
    () => runPackage('next', ['build'], { signal, env: { NODE_ENV: 'production' } }),
  );
}
