/** Whoever asked, in words: actors are named `user:…`, `key:…` and `job:…` in what they did. */
export function requesterText(requestedBy: string, viewerId: string): string {
  if (requestedBy === `user:${viewerId}`) return 'you';
  if (requestedBy.startsWith('user:')) return 'a colleague';
  if (requestedBy.startsWith('key:')) return 'an API key';
  return 'the system';
}
