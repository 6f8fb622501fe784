/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // These run as they are in Node: they load native code or read their own files.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-copy-streams', 'pino', 'inngest'],
};
