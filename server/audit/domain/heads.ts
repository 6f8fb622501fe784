import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Where a chain ended at an instant: so many entries, and the hash that covers them all. */
export type Head = { tenant: bigint; place: bigint; hash: Buffer; at: Date };

/** The fixed beginning of an Ed25519 key in PKCS #8, before its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The private key of 32 bytes in hex. */
export const signingKey = (hex: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(hex, 'hex')]), format: 'der', type: 'pkcs8' });

/** The public key, for whoever checks a signature: SPKI, PEM. */
export const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString();

/** What is signed: a line that anybody can put together from an exported head. */
export const signedText = ({ tenant, place, hash, at }: Head): string =>
  `countinghouse audit head ${tenant} ${place} ${hash.toString('hex')} ${at.toISOString()}`;

export const signHead = (head: Head, key: KeyObject): Buffer => sign(null, Buffer.from(signedText(head)), key);

export const isSignedBy = (head: Head, signature: Buffer, publicKeyPem: string): boolean =>
  verify(null, Buffer.from(signedText(head)), publicKeyPem, signature);
