import ipaddr from 'ipaddr.js';

/**
 * Whom a limit by address is for: an IPv4 address as it is, of an IPv6 address the /64, since one household or server has
 * all of it. What is no address is one of its own.
 */
export function addressBlock(ip: string | null): string {
  if (ip === null || !ipaddr.isValid(ip)) return ip ?? 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${address
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}/64`;
}
