/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` looks at all types. Here it would only make the first start slower, and by what it kept of an earlier
  // build it once refused code that was right.
  typescript: { ignoreBuildErrors: true },
  // These run as they are in Node: they load native code or read their own files.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-copy-streams', 'pino', 'inngest'],
};
