import { config } from '@/server/platform/config';

/** What every answer says, whoever gives it. */
export function securityHeaders(): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Addresses of our pages hold ids, and a few let somebody in: none of them leaves for another site.
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isHttps() ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** Answers of the API are data: whatever a browser makes of them, it loads and runs nothing. */
export const API_CONTENT_POLICY = `default-src 'none'; frame-ancestors 'none'; sandbox`;

/** Of a file that a page of ours shows in a frame: there, and nowhere else. The browser's reader of PDFs needs no rights of ours. */
export const SHOWN_FILE_POLICY = {
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy': `frame-ancestors 'self'; base-uri 'none'; form-action 'none'`,
} as const;

/**
 * What a page may load and run: our own files, and the scripts that carry this answer's nonce. Styles may stand in the
 * page, since charts place their parts with them.
 */
export function pageContentPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  return [
    `default-src 'self'`,
    // React explains errors with eval while one develops.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(isHttps() ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

const isHttps = (): boolean => config().APP_URL.startsWith('https:');
