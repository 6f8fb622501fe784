import { isAddress, isPublicAddress } from './address';

/** What an installation allows its endpoints to be. */
export type UrlRules = {
  /** For development: any address, any port, and http. */
  allowPrivate: boolean;
  /** The ports that may be connected to. */
  ports: readonly number[];
};

/**
 * What is wrong with the address of an endpoint, in words; null when nothing is. Names are only looked up when a message
 * is sent, and what they lead to is judged then: this tells early what would never work.
 */
export function urlProblem(text: string, { allowPrivate, ports }: UrlRules): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return 'must be a complete address, such as https://shop.example/webhooks';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'must begin with https://';
  if (url.username || url.password) return 'must not contain a name or password: messages are signed instead';
  if (url.hash) return 'must not contain a #';
  if (allowPrivate) return null;
  if (!ports.includes(portOf(url))) return `must use port ${ports.join(' or ')}`;
  const host = hostOf(url);
  if (isAddress(host) ? !isPublicAddress(host) : isLocalName(host)) {
    return 'must be reachable from the public internet: this address leads to a private network';
  }
  return null;
}

export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'http:' ? 80 : 443);

/** Without the brackets of IPv6. The parser has turned 0x7f.1, 2130706433 and the like into plain addresses by now. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** Names that no public resolver answers. */
const isLocalName = (host: string): boolean =>
  !host.replace(/\.$/, '').includes('.') || /\.(?:localhost|local|internal|intranet|lan|home\.arpa)\.?$/.test(host);
