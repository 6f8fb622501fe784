import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../domain/address';

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

export const resolveAll: Resolve = (name) => dns.promises.lookup(name, { all: true, verbatim: true });

/** A name, or one of the addresses that it has, leads into a private network. */
export class ForbiddenAddressError extends Error {
  constructor(host: string) {
    super(`${host} is not of the public internet`);
  }
}

/**
 * The look-up of a connection: what it hands out is what is connected to. A name with only one private address among
 * public ones is refused as a whole, since which one is taken would be chance.
 */
export const resolvePublic =
  (resolve: Resolve): LookupFunction =>
  (name, options, callback) => {
    const answer = async () => {
      const found = await resolve(name);
      if (found.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
      if (!found.every(({ address }) => isPublicAddress(address))) throw new ForbiddenAddressError(name);
      return found;
    };
    answer().then(
      (found) => {
        const [first] = found as [LookupAddress];
        if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, '', 0),
    );
  };
