import ipaddr from 'ipaddr.js';

/** The part of IPv6 from which addresses of the public internet are given out. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Whether an address (not a name) is one of the public internet. Everything else is refused: private networks, this
 * machine, its neighbours, metadata services of clouds, and IPv6 addresses that carry an IPv4 one inside, which a router
 * on the way may unpack.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6);
}

/** Whether it is an address at all, rather than a name. */
export const isAddress = (host: string): boolean => ipaddr.isValid(host);
