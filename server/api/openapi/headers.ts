/** Headers of answers, described once. */
export const headerComponents = {
  RequestId: header('Yours where you sent one, else ours: what both sides call this request'),
  RateLimitPolicy: header('The limit: `"read";q=3000;w=60` is 3000 calls in 60 seconds', '"read";q=3000;w=60'),
  RateLimit: header(
    'What is left of it: `"read";r=2991;t=42` is 2991 calls for another 42 seconds',
    '"read";r=2991;t=42',
  ),
  XRateLimitLimit: header('The same, as it was called before: calls in a window', '3000'),
  XRateLimitRemaining: header('Calls that are left in this window', '2991'),
  XRateLimitReset: header('Seconds until the window is over', '42'),
  RetryAfter: header('Seconds to wait', '5'),
  Location: header('Where what was made, or is at work, is to be found'),
};

/** Of every success. */
export function limitHeaders(hasLocation: boolean): Record<string, { $ref: string }> {
  const names = {
    'X-Request-Id': 'RequestId',
    'RateLimit-Policy': 'RateLimitPolicy',
    RateLimit: 'RateLimit',
    'X-RateLimit-Limit': 'XRateLimitLimit',
    'X-RateLimit-Remaining': 'XRateLimitRemaining',
    'X-RateLimit-Reset': 'XRateLimitReset',
    ...(hasLocation ? { Location: 'Location' } : {}),
  };
  return Object.fromEntries(
    Object.entries(names).map(([name, part]) => [name, { $ref: `#/components/headers/${part}` }]),
  );
}

function header(description: string, example?: string) {
  return { description, schema: { type: 'string' as const }, ...(example === undefined ? {} : { example }) };
}
